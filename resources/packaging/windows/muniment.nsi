; The Windows installer, for makensis: wraps the folder that PyInstaller makes on Windows.
; Not yet run on Windows: `make windows-installer` compiles it with a stand-in for that folder.
; makensis -DVERSION=1.2.3 -DPROGRAM=path\to\dist\muniment -DOUT=muniment-setup.exe muniment.nsi
Unicode true
!include "MUI2.nsh"
!include "FileFunc.nsh"

!ifndef VERSION | PROGRAM | OUT
  !error "Say -DVERSION, -DPROGRAM and -DOUT."
!endif
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Muniment"

Name "Muniment"
OutFile "${OUT}"
InstallDir "$PROGRAMFILES64\Muniment"
InstallDirRegKey HKLM "Software\Muniment" "Folder"
RequestExecutionLevel admin
SetCompressor /SOLID lzma
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Muniment"
VIAddVersionKey "FileDescription" "Muniment"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT"

!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "..\..\..\LICENSE"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MUI_LANGUAGE "English"

LangString PROGRAM_NAME ${LANG_VIETNAMESE} "Chương trình Muniment"
LangString PROGRAM_NAME ${LANG_ENGLISH} "The program Muniment"
LangString MENU_NAME ${LANG_VIETNAMESE} "Lối tắt trong trình đơn Bắt đầu"
LangString MENU_NAME ${LANG_ENGLISH} "Shortcut in the Start menu"
LangString OPENING_NAME ${LANG_VIETNAMESE} "Mở tệp .muniment bằng Muniment"
LangString OPENING_NAME ${LANG_ENGLISH} "Open .muniment files with Muniment"
LangString ARCHIVE_NAME ${LANG_VIETNAMESE} "Kho tư liệu Muniment"
LangString ARCHIVE_NAME ${LANG_ENGLISH} "Muniment archive"
LangString KEPT ${LANG_VIETNAMESE} "Các kho tư liệu của bạn vẫn ở nguyên chỗ cũ."
LangString KEPT ${LANG_ENGLISH} "Your archives stay where they are."

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Section "$(PROGRAM_NAME)" SectionProgram
  SectionIn RO
  SetShellVarContext all
  ; what an older version brought and this one does not must go; archives never lie here
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${PROGRAM}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKLM "Software\Muniment" "Folder" "$INSTDIR"
  WriteRegStr HKLM "${KEY}" "DisplayName" "Muniment"
  WriteRegStr HKLM "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${KEY}" "DisplayIcon" "$INSTDIR\muniment.exe"
  WriteRegStr HKLM "${KEY}" "Publisher" "The Muniment authors"
  WriteRegStr HKLM "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKLM "${KEY}" "NoModify" 1
  WriteRegDWORD HKLM "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKLM "${KEY}" "EstimatedSize" "$0"
SectionEnd

Section "$(MENU_NAME)" SectionMenu
  SetShellVarContext all
  CreateShortcut "$SMPROGRAMS\Muniment.lnk" "$INSTDIR\muniment.exe"
SectionEnd

Section "$(OPENING_NAME)" SectionOpening
  WriteRegStr HKLM "Software\Classes\.muniment" "" "Muniment.Archive"
  WriteRegStr HKLM "Software\Classes\Muniment.Archive" "" "$(ARCHIVE_NAME)"
  WriteRegStr HKLM "Software\Classes\Muniment.Archive\DefaultIcon" "" "$INSTDIR\muniment.exe,0"
  WriteRegStr HKLM "Software\Classes\Muniment.Archive\shell\open\command" "" '"$INSTDIR\muniment.exe" open "%1"'
SectionEnd

Section "Uninstall"
  SetShellVarContext all
  Delete "$SMPROGRAMS\Muniment.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\muniment.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only where nothing of the museum's was put there
  DeleteRegKey HKLM "Software\Classes\Muniment.Archive"
  DeleteRegValue HKLM "Software\Classes\.muniment" ""
  DeleteRegKey HKLM "${KEY}"
  DeleteRegKey HKLM "Software\Muniment"
  DetailPrint "$(KEPT)"
SectionEnd
