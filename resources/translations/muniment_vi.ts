<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Muniment</source>
        <translation>Giới thiệu Muniment</translation>
    </message>
    <message>
        <source>Licences…</source>
        <translation>Giấy phép…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>không rõ</translation>
    </message>
    <message>
        <source>Commit %1</source>
        <translation>Bản mã nguồn (commit) %1</translation>
    </message>
    <message>
        <source>This program runs from its sources. Its own licence is the file LICENSE; those of the fonts and of the map&apos;s data stand beside them in resources/fonts and resources/geo, and those of the libraries in the folders where they are installed. “make package” gathers all of them into NOTICES.txt.</source>
        <translation>Chương trình đang chạy từ mã nguồn. Giấy phép của chính nó là tệp LICENSE; giấy phép của phông chữ và dữ liệu bản đồ nằm cạnh chúng trong resources/fonts và resources/geo, còn giấy phép của các thư viện nằm trong thư mục cài đặt của từng thư viện. Lệnh “make package” gom tất cả vào NOTICES.txt.</translation>
    </message>
    <message>
        <source>Data of the base map</source>
        <translation>Dữ liệu bản đồ nền</translation>
    </message>
    <message>
        <source>An offline archive for museums.</source>
        <translation>Kho lưu trữ ngoại tuyến dành cho bảo tàng.</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Phiên bản %1</translation>
    </message>
    <message>
        <source>archive format %1</source>
        <translation>định dạng kho %1</translation>
    </message>
    <message>
        <source>Muniment is free software under the MIT licence.</source>
        <translation>Muniment là phần mềm tự do theo giấy phép MIT.</translation>
    </message>
    <message>
        <source>Qt for Python is used under the GNU LGPL, version 3.</source>
        <translation>Qt for Python được dùng theo giấy phép GNU LGPL phiên bản 3.</translation>
    </message>
    <message>
        <source>Be Vietnam Pro and Noto Serif are under the SIL Open Font Licence.</source>
        <translation>Phông chữ Be Vietnam Pro và Noto Serif theo giấy phép SIL Open Font.</translation>
    </message>
    <message>
        <source>This archive</source>
        <translation>Kho lưu trữ này</translation>
    </message>
    <message>
        <source>Archive format %1</source>
        <translation>Định dạng kho %1</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Open an archive…</source>
        <translation>Mở kho lưu trữ…</translation>
    </message>
    <message>
        <source>New archive…</source>
        <translation>Kho lưu trữ mới…</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Trang đầu</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Bản sao lưu…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Đi tới</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm kiếm</translation>
    </message>
    <message>
        <source>Show the list again</source>
        <translation>Hiện lại danh sách</translation>
    </message>
    <message>
        <source>Look at everything</source>
        <translation>Xem tất cả</translation>
    </message>
    <message>
        <source>Back to the list, then to everything</source>
        <translation>Về danh sách, rồi về toàn bộ</translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation>Vùng kế tiếp</translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation>Vùng trước đó</translation>
    </message>
    <message>
        <source>Catalogue: edit, or lock again</source>
        <translation>Biên mục: mở khóa để sửa, hoặc khóa lại</translation>
    </message>
    <message>
        <source>Import an article…</source>
        <translation>Nhập bài viết…</translation>
    </message>
    <message>
        <source>Import pictures…</source>
        <translation>Nhập ảnh…</translation>
    </message>
    <message>
        <source>Import records…</source>
        <translation>Nhập bản ghi…</translation>
    </message>
    <message>
        <source>Export records…</source>
        <translation>Xuất bản ghi…</translation>
    </message>
    <message>
        <source>Copy a citation…</source>
        <translation>Chép lời trích dẫn…</translation>
    </message>
    <message>
        <source>Georeference the map…</source>
        <translation>Đặt tọa độ cho bản đồ…</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Phiếu mới</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Hoàn tác thay đổi cuối</translation>
    </message>
    <message>
        <source>Redo the change</source>
        <translation>Làm lại thay đổi</translation>
    </message>
    <message>
        <source>Switch the language</source>
        <translation>Đổi ngôn ngữ</translation>
    </message>
    <message>
        <source>Next palette</source>
        <translation>Đổi bảng màu</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Nền sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Nền tối</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Tương phản cao</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Chữ to hơn</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Chữ nhỏ hơn</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>Cỡ chữ thường</translation>
    </message>
    <message>
        <source>Restore the layout</source>
        <translation>Khôi phục bố cục</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Toàn màn hình</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Sách hướng dẫn</translation>
    </message>
    <message>
        <source>About Muniment</source>
        <translation>Giới thiệu Muniment</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Lưu trữ</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Biên mục</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Di chuyển</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Hiển thị</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
</context>
<context>
    <name>AdoptDialog</name>
    <message>
        <source>Adopt an archive</source>
        <translation>Tiếp nhận kho lưu trữ</translation>
    </message>
    <message>
        <source>Adopt it into a new archive</source>
        <translation>Tiếp nhận vào một kho mới</translation>
    </message>
    <message>
        <source>It is ours: edit the file where it is</source>
        <translation>Kho này của chúng tôi: sửa ngay trên tệp</translation>
    </message>
    <message>
        <source>Where the new archive should lie</source>
        <translation>Nơi lưu kho mới</translation>
    </message>
    <message>
        <source>Archives (*.muniment)</source>
        <translation>Kho lưu trữ (*.muniment)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Tiến độ</translation>
    </message>
    <message>
        <source>Adopt</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>An archive from elsewhere</source>
        <translation>Kho lưu trữ từ nơi khác đến</translation>
    </message>
    <message>
        <source>A file can carry more than it shows. Muniment only reads what is not yours.</source>
        <translation>Một tệp có thể chứa nhiều hơn những gì nhìn thấy. Với tệp không phải của bạn, Muniment chỉ đọc.</translation>
    </message>
    <message>
        <source>Records, history, pictures and settings are copied one by one, and each original is checked. Anything else in the file stays behind; the file itself is not changed.</source>
        <translation>Bản ghi, lịch sử, hình ảnh và thiết lập được chép lại từng mục, từng bản gốc được kiểm tra. Những gì khác trong tệp bị bỏ lại; bản thân tệp không thay đổi.</translation>
    </message>
    <message>
        <source>For an archive that colleagues share, or that you moved here yourself. All of it is checked first.</source>
        <translation>Dành cho kho dùng chung với đồng nghiệp, hoặc do chính bạn chuyển đến. Toàn bộ kho được kiểm tra trước.</translation>
    </message>
    <message>
        <source>Check and edit</source>
        <translation>Kiểm tra rồi sửa</translation>
    </message>
</context>
<context>
    <name>AdoptStrip</name>
    <message>
        <source>This archive carries programs of its own, so it was not opened. Its records can be adopted without them.</source>
        <translation>Kho lưu trữ này mang theo mã lệnh riêng nên không được mở. Có thể tiếp nhận các bản ghi của kho mà bỏ mã lệnh lại.</translation>
    </message>
    <message>
        <source>This archive comes from elsewhere: it is open for reading only.</source>
        <translation>Kho lưu trữ này từ nơi khác đến: chỉ mở để đọc.</translation>
    </message>
    <message>
        <source>Adopt…</source>
        <translation>Tiếp nhận…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
</context>
<context>
    <name>Adopting</name>
    <message>
        <source>%1 records were adopted into %2.</source>
        <translation>Đã tiếp nhận %1 bản ghi vào %2.</translation>
    </message>
    <message>
        <source>Left behind, for it is none of an archive&apos;s: %1.</source>
        <translation>Bỏ lại vì không thuộc kho lưu trữ: %1.</translation>
    </message>
    <message>
        <source>These originals are missing or damaged: %1.</source>
        <translation>Các bản gốc bị thiếu hoặc hỏng: %1.</translation>
    </message>
    <message>
        <source>“muniment verify” still finds: %1.</source>
        <translation>“muniment verify” vẫn còn báo: %1.</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>Nothing was found.</source>
        <translation>Không tìm thấy bản ghi nào.</translation>
    </message>
    <message>
        <source>1 record</source>
        <translation>1 bản ghi</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 bản ghi</translation>
    </message>
    <message>
        <source>At least %1 records</source>
        <translation>Ít nhất %1 bản ghi</translation>
    </message>
    <message>
        <source>At least 1 record</source>
        <translation>Ít nhất 1 bản ghi</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Đang tìm…</translation>
    </message>
    <message>
        <source>“%1” is also written %2</source>
        <translation>“%1” còn được viết là %2</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>Có phải ý bạn là “%1”?</translation>
    </message>
    <message>
        <source>Without “%1”: %2</source>
        <translation>Bỏ “%1”: %2</translation>
    </message>
    <message>
        <source>Without any filter: %1</source>
        <translation>Bỏ hết bộ lọc: %1</translation>
    </message>
    <message>
        <source>Search for “%1” alone: %2</source>
        <translation>Chỉ tìm “%1”: %2</translation>
    </message>
    <message>
        <source>Look at everything again</source>
        <translation>Xem lại toàn bộ</translation>
    </message>
    <message>
        <source>Fewer words find more. Tone marks need not be typed; a French or English name, a unit’s code (e209) and a date (16/9/1950) are understood too.</source>
        <translation>Càng ít từ càng tìm được nhiều. Không cần gõ dấu; tên tiếng Pháp hay tiếng Anh, mã đơn vị (e209) và ngày tháng (16/9/1950) cũng tìm được.</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>Results</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Bộ lọc</translation>
    </message>
</context>
<context>
    <name>ArticleImport</name>
    <message>
        <source>The article is read …</source>
        <translation>Đang đọc bài viết …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Import an article</source>
        <translation>Nhập bài viết</translation>
    </message>
    <message>
        <source>Articles (%1)</source>
        <translation>Bài viết (%1)</translation>
    </message>
    <message>
        <source>This article is in the archive already.</source>
        <translation>Bài viết này đã có trong kho.</translation>
    </message>
    <message>
        <source>%1 sections added, %2 suggestions to review.</source>
        <translation>Đã thêm %1 mục bài đọc, có %2 gợi ý chờ duyệt.</translation>
    </message>
</context>
<context>
    <name>Authority</name>
    <message>
        <source>the same name</source>
        <translation>cùng tên</translation>
    </message>
    <message>
        <source>nearly the same spelling</source>
        <translation>cách viết gần giống nhau</translation>
    </message>
    <message>
        <source>the same echelon and number</source>
        <translation>cùng cấp và phiên hiệu</translation>
    </message>
    <message>
        <source>the same code</source>
        <translation>cùng mã hiệu</translation>
    </message>
    <message>
        <source>the same number elsewhere</source>
        <translation>cùng số hiệu ở hệ thống khác</translation>
    </message>
    <message>
        <source>the same position</source>
        <translation>cùng vị trí</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Vĩ độ</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Kinh độ</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Tên gọi</translation>
    </message>
    <message>
        <source>Relationships</source>
        <translation>Quan hệ</translation>
    </message>
    <message>
        <source>Numbers elsewhere</source>
        <translation>Số hiệu ở hệ thống khác</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Pieces of evidence</source>
        <translation>Số chứng cứ</translation>
    </message>
    <message>
        <source>Named in the text</source>
        <translation>Được nhắc đến trong văn bản</translation>
    </message>
    <message>
        <source>Suggested in the text</source>
        <translation>Được gợi ý trong văn bản</translation>
    </message>
    <message>
        <source>Cited as evidence</source>
        <translation>Được dẫn làm chứng cứ</translation>
    </message>
    <message>
        <source>Evidence cited in it</source>
        <translation>Chứng cứ được dẫn lại trong đó</translation>
    </message>
    <message>
        <source>Citation of it</source>
        <translation>Trích dẫn từ đó</translation>
    </message>
    <message>
        <source>Stop of a route</source>
        <translation>Điểm trên tuyến đường</translation>
    </message>
    <message>
        <source>Stop of a tour</source>
        <translation>Điểm dừng của lộ trình tham quan</translation>
    </message>
    <message>
        <source>Part of it</source>
        <translation>Thuộc về bản ghi này</translation>
    </message>
    <message>
        <source>Created by it</source>
        <translation>Do bản ghi này tạo lập</translation>
    </message>
    <message>
        <source>Route along it</source>
        <translation>Tuyến đi theo đường này</translation>
    </message>
    <message>
        <source>Section of it</source>
        <translation>Phần của bài này</translation>
    </message>
    <message>
        <source>Article of this source</source>
        <translation>Bài viết của nguồn này</translation>
    </message>
    <message>
        <source>Picture of it</source>
        <translation>Hình ảnh của nó</translation>
    </message>
    <message>
        <source>Control point of a map</source>
        <translation>Điểm khống chế của bản đồ</translation>
    </message>
    <message>
        <source>Picture in this holding</source>
        <translation>Hình ảnh thuộc hiện vật này</translation>
    </message>
    <message>
        <source>Sound of a tour</source>
        <translation>Âm thanh của lộ trình tham quan</translation>
    </message>
</context>
<context>
    <name>AuthorityTool</name>
    <message>
        <source>Authority</source>
        <translation>Chuẩn hóa</translation>
    </message>
    <message>
        <source>Authority work</source>
        <translation>Chuẩn hóa bản ghi</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Trùng lặp</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>Đã xét</translation>
    </message>
    <message>
        <source>Where used</source>
        <translation>Nơi dùng</translation>
    </message>
    <message>
        <source>Pages of authority work</source>
        <translation>Các trang chuẩn hóa</translation>
    </message>
    <message>
        <source>The search was cancelled.</source>
        <translation>Đã hủy tìm kiếm.</translation>
    </message>
    <message>
        <source>%1 pairs, the likeliest first</source>
        <translation>%1 cặp, cặp chắc nhất đứng đầu</translation>
    </message>
    <message>
        <source>Nothing found twice</source>
        <translation>Không thấy bản ghi nào trùng lặp</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>revision %1</source>
        <translation>lần sửa %1</translation>
    </message>
    <message>
        <source>The backup was made, and read back.</source>
        <translation>Đã sao lưu và đọc lại để kiểm tra.</translation>
    </message>
    <message>
        <source>What it was before is kept: %1</source>
        <translation>Kho trước khi khôi phục được giữ lại: %1</translation>
    </message>
    <message>
        <source>The archive is what the backup held.</source>
        <translation>Kho lưu trữ đã trở lại như trong bản sao lưu.</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups</source>
        <translation>Bản sao lưu</translation>
    </message>
    <message>
        <source>While somebody edits, a backup is made every half hour, in the folder %1</source>
        <translation>Khi có người biên mục, cứ nửa giờ chương trình sao lưu một lần vào thư mục %1</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Tiến độ</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sao lưu ngay</translation>
    </message>
    <message>
        <source>Restore …</source>
        <translation>Khôi phục…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>Khôi phục bản này</translation>
    </message>
    <message>
        <source>Keep what is there</source>
        <translation>Giữ nguyên hiện trạng</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Chưa có bản sao lưu nào.</translation>
    </message>
    <message>
        <source>The whole archive becomes what it was on %1. Everything changed since leaves it; the archive as it is now is kept beside it under another name.</source>
        <translation>Toàn bộ kho lưu trữ sẽ trở lại như lúc %1. Mọi thay đổi từ đó đến nay sẽ không còn trong kho; kho hiện tại được giữ lại bên cạnh dưới một tên khác.</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Home</source>
        <translation>Trang đầu</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Dòng thời gian</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Bản đồ</translation>
    </message>
    <message>
        <source>Units and people</source>
        <translation>Đơn vị, nhân vật</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm kiếm</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Text size and comfort</source>
        <translation>Cỡ chữ và cách xem</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Tương phản cao</translation>
    </message>
</context>
<context>
    <name>Bench</name>
    <message>
        <source>A known place, by name</source>
        <translation>Địa điểm đã biết, gõ tên để tìm</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Nhập…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
</context>
<context>
    <name>BriefCard</name>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Mở: %1</translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message>
        <source>Status</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Placeholder</source>
        <translation>Bản ghi giữ chỗ</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Gắn nhãn</translation>
    </message>
    <message>
        <source>Take a tag away</source>
        <translation>Gỡ nhãn</translation>
    </message>
    <message>
        <source>Replace words</source>
        <translation>Thay từ ngữ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên gọi</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Relationship</source>
        <translation>Quan hệ</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Bản ghi</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>không có</translation>
    </message>
</context>
<context>
    <name>BulkTool</name>
    <message>
        <source>Many at once</source>
        <translation>Hàng loạt</translation>
    </message>
    <message>
        <source>Many records at once</source>
        <translation>Sửa nhiều bản ghi cùng lúc</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Thay đổi</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Saved sets</source>
        <translation>Tập đã lưu</translation>
    </message>
    <message>
        <source>Pages of this tool</source>
        <translation>Các trang của công cụ này</translation>
    </message>
    <message>
        <source>Words of your own to gather records by</source>
        <translation>Từ do bảo tàng tự đặt để tập hợp bản ghi</translation>
    </message>
    <message>
        <source>Title of the tag</source>
        <translation>Tên nhãn</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Nhãn mới</translation>
    </message>
    <message>
        <source>Tag the list</source>
        <translation>Gắn cho danh sách</translation>
    </message>
    <message>
        <source>Untag the list</source>
        <translation>Gỡ khỏi danh sách</translation>
    </message>
    <message>
        <source>A saved set keeps what is searched for and narrowed, not its records.</source>
        <translation>Tập đã lưu giữ lại điều kiện tìm và lọc, không giữ riêng từng bản ghi.</translation>
    </message>
    <message>
        <source>Title of the set</source>
        <translation>Tên tập</translation>
    </message>
    <message>
        <source>Save what is looked at</source>
        <translation>Lưu danh sách đang xem</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Xem lại</translation>
    </message>
    <message>
        <source>%1 records are looked at</source>
        <translation>Đang xem %1 bản ghi</translation>
    </message>
    <message>
        <source>The first %1 of them can be changed: narrow the list to reach others.</source>
        <translation>Có thể sửa %1 bản ghi đầu; hãy lọc danh sách để đến các bản ghi khác.</translation>
    </message>
    <message>
        <source>%1 records were changed.</source>
        <translation>Đã thay đổi %1 bản ghi.</translation>
    </message>
    <message>
        <source>One “Undo” takes all of it back.</source>
        <translation>Một lần “Hoàn tác” sẽ đưa tất cả trở lại như cũ.</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>citing %1</source>
        <translation>dẫn theo %1</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Tên gọi khác</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Kho lưu trữ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên gọi</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Có</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Chưa rõ</translation>
    </message>
    <message>
        <source>%1° N</source>
        <translation>%1° vĩ Bắc</translation>
    </message>
    <message>
        <source>%1° E</source>
        <translation>%1° kinh Đông</translation>
    </message>
    <message>
        <source>Suggested by the program</source>
        <translation>Gợi ý của máy</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Cách đọc</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>Trong văn bản</translation>
    </message>
    <message>
        <source>Nobody has reviewed this suggestion yet.</source>
        <translation>Gợi ý của máy, chưa ai duyệt.</translation>
    </message>
    <message>
        <source>Drawn from</source>
        <translation>Lấy từ ảnh</translation>
    </message>
    <message>
        <source>Control points</source>
        <translation>Điểm khống chế</translation>
    </message>
    <message>
        <source>Georeference the map…</source>
        <translation>Đặt tọa độ cho bản đồ…</translation>
    </message>
    <message>
        <source>View large</source>
        <translation>Xem ảnh lớn</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>%1 pages</source>
        <translation>%1 trang</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>Evidence</source>
        <translation>Căn cứ</translation>
    </message>
    <message>
        <source>No evidence is recorded.</source>
        <translation>Chưa ghi căn cứ nào.</translation>
    </message>
    <message>
        <source>Says who?</source>
        <translation>Căn cứ vào đâu?</translation>
    </message>
    <message>
        <source>Accounts differ: %1</source>
        <translation>Các nguồn ghi khác nhau: %1</translation>
    </message>
    <message>
        <source>This archive</source>
        <translation>Kho lưu trữ này</translation>
    </message>
</context>
<context>
    <name>CataloguePanel</name>
    <message>
        <source>Catalogue</source>
        <translation>Biên mục</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Khóa</translation>
    </message>
    <message>
        <source>Stop editing (Ctrl+E)</source>
        <translation>Thôi sửa (Ctrl+E)</translation>
    </message>
    <message>
        <source>Tools of the desk</source>
        <translation>Công cụ biên mục</translation>
    </message>
    <message>
        <source>reviews</source>
        <translation>người duyệt</translation>
    </message>
    <message>
        <source>drafts</source>
        <translation>người soạn</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Đã lưu %1</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Chưa lưu</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Đang lưu…</translation>
    </message>
    <message>
        <source>Could not be saved</source>
        <translation>Không lưu được</translation>
    </message>
</context>
<context>
    <name>ChangePage</name>
    <message>
        <source>What to change</source>
        <translation>Thay đổi gì</translation>
    </message>
    <message>
        <source>These words</source>
        <translation>Thay những từ này</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>Giá trị mới</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
    <message>
        <source>Change all</source>
        <translation>Thay đổi tất cả</translation>
    </message>
    <message>
        <source>What would be changed</source>
        <translation>Những gì sẽ thay đổi</translation>
    </message>
    <message>
        <source>%1 records would change</source>
        <translation>%1 bản ghi sẽ thay đổi</translation>
    </message>
    <message>
        <source>%1 cannot, and stay</source>
        <translation>%1 bản ghi không thể đổi, giữ nguyên</translation>
    </message>
</context>
<context>
    <name>ChangeStrip</name>
    <message>
        <source>Title of the new record</source>
        <translation>Tên của bản ghi mới</translation>
    </message>
    <message>
        <source>Kind of the new record</source>
        <translation>Loại của bản ghi mới</translation>
    </message>
    <message>
        <source>Make it (Enter)</source>
        <translation>Lập bản ghi (Enter)</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>Which one?</source>
        <translation>Chọn mục nào?</translation>
    </message>
</context>
<context>
    <name>CitationsModel</name>
    <message>
        <source>This archive’s own</source>
        <translation>Dẫn chú của kho lưu trữ</translation>
    </message>
</context>
<context>
    <name>CitationsPanel</name>
    <message>
        <source>In reading order, with what rests on each.</source>
        <translation>Xếp theo trình tự bài đọc, kèm nội dung được dẫn.</translation>
    </message>
</context>
<context>
    <name>Citing</name>
    <message>
        <source>Nothing is chosen that could be cited.</source>
        <translation>Chưa chọn bản ghi nào để trích dẫn.</translation>
    </message>
    <message>
        <source>Choose a record.</source>
        <translation>Hãy chọn một bản ghi.</translation>
    </message>
</context>
<context>
    <name>CitingDialog</name>
    <message>
        <source>Copy a citation</source>
        <translation>Chép lời trích dẫn</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Kiểu trích dẫn</translation>
    </message>
    <message>
        <source>Citation</source>
        <translation>Lời trích dẫn</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Chép</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Đã chép</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>What each column means</source>
        <translation>Ý nghĩa của từng cột</translation>
    </message>
    <message>
        <source>(left out)</source>
        <translation>(bỏ qua)</translation>
    </message>
</context>
<context>
    <name>ComfortSheet</name>
    <message>
        <source>As you like it</source>
        <translation>Xem sao cho thoải mái</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <source>Usual text</source>
        <translation>Chữ vừa</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Chữ to</translation>
    </message>
    <message>
        <source>Largest text</source>
        <translation>Chữ to nhất</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Tương phản cao</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Bớt chuyển động</translation>
    </message>
    <message>
        <source>Everything within low reach</source>
        <translation>Mọi nút ở tầm tay thấp</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Trở lại như lúc đầu</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>Still looking?</source>
        <translation>Bạn còn xem chứ?</translation>
    </message>
    <message>
        <source>Touch anywhere to go on. Otherwise the exhibit begins anew.</source>
        <translation>Chạm bất kỳ chỗ nào để xem tiếp. Nếu không, màn hình sẽ trở về đầu.</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Muniment has a fault</source>
        <translation>Muniment gặp lỗi</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Báo cáo lỗi</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Lưu báo cáo…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Something went wrong inside Muniment</source>
        <translation>Muniment gặp lỗi bên trong</translation>
    </message>
    <message>
        <source>Muniment ended by itself the last time</source>
        <translation>Lần trước Muniment đã tự tắt đột ngột</translation>
    </message>
    <message>
        <source>What was saved is in the archive, and what you were typing is kept as a draft.</source>
        <translation>Những gì đã lưu vẫn nằm trong kho; những gì bạn đang gõ được giữ lại làm bản nháp.</translation>
    </message>
    <message>
        <source>Please send this report to those who look after the program.</source>
        <translation>Xin gửi báo cáo này cho người phụ trách chương trình.</translation>
    </message>
    <message>
        <source>It says what failed and where in the program. It holds no words of yours or of the archive, and no names of files.</source>
        <translation>Báo cáo cho biết lỗi gì, ở chỗ nào trong chương trình; không chứa chữ nào của bạn hay của kho lưu trữ, cũng không có tên tệp.</translation>
    </message>
    <message>
        <source>The report could not be written (%1). Choose another folder.</source>
        <translation>Không ghi được báo cáo (%1). Hãy chọn thư mục khác.</translation>
    </message>
    <message>
        <source>The report is kept in %1</source>
        <translation>Báo cáo đã được lưu tại %1</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Lưu báo cáo</translation>
    </message>
    <message>
        <source>Texts (*.txt)</source>
        <translation>Văn bản (*.txt)</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>In words or EDTF</source>
        <translation>Bằng lời hoặc EDTF</translation>
    </message>
    <message>
        <source>Part of day</source>
        <translation>Buổi</translation>
    </message>
    <message>
        <source>As the source says</source>
        <translation>Nguồn viết</translation>
    </message>
    <message>
        <source>e.g. 16/9/1950, mid-October 1950</source>
        <translation>vd. 16/9/1950, giữa tháng 10/1950</translation>
    </message>
    <message>
        <source>It would end before it begins.</source>
        <translation>Như vậy sẽ kết thúc trước khi bắt đầu.</translation>
    </message>
    <message>
        <source>“%1” ends before it begins.</source>
        <translation>“%1” kết thúc trước khi bắt đầu.</translation>
    </message>
    <message>
        <source>“%1” is not in the calendar.</source>
        <translation>“%1” không có trong lịch.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be read as a date. Try 16/9/1950, tháng 9/1950, mid-October 1950, 1950?</source>
        <translation>Không đọc được “%1” như một thời gian. Hãy thử 16/9/1950, tháng 9/1950, giữa tháng 10/1950, 1950?</translation>
    </message>
    <message>
        <source>the whole day</source>
        <translation>cả ngày</translation>
    </message>
    <message>
        <source>open</source>
        <translation>để ngỏ</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>không rõ</translation>
    </message>
    <message>
        <source>earliest %1, latest %2</source>
        <translation>sớm nhất %1, muộn nhất %2</translation>
    </message>
</context>
<context>
    <name>DayStrip</name>
    <message>
        <source>Days</source>
        <translation>Các ngày</translation>
    </message>
    <message>
        <source>Earlier days</source>
        <translation>Những ngày trước</translation>
    </message>
    <message>
        <source>Later days</source>
        <translation>Những ngày sau</translation>
    </message>
</context>
<context>
    <name>DeleteStrip</name>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Delete “%1”? It can be brought back with undo.</source>
        <translation>Xóa “%1”? Có thể lấy lại bằng lệnh Hoàn tác.</translation>
    </message>
    <message>
        <source>%1 other entries point at it (%2). Delete it all the same?</source>
        <translation>Có %1 chỗ khác trỏ tới bản ghi này (%2). Vẫn xóa?</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>Card of the chosen record</source>
        <translation>Thẻ của bản ghi đang chọn</translation>
    </message>
</context>
<context>
    <name>Drafting</name>
    <message>
        <source>This was typed before and never saved.</source>
        <translation>Nội dung này đã gõ lần trước mà chưa lưu.</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>{path} is cut short: part of the archive is missing.</source>
        <translation>{path} bị cụt: kho lưu trữ thiếu một phần.</translation>
    </message>
    <message>
        <source>Copy it again from where it came, or restore a backup.</source>
        <translation>Hãy chép lại từ nơi gốc, hoặc khôi phục từ bản sao lưu.</translation>
    </message>
    <message>
        <source>{path} is empty.</source>
        <translation>{path} là tệp rỗng.</translation>
    </message>
    <message>
        <source>Choose an archive, or create a new one with “muniment new”.</source>
        <translation>Hãy chọn một kho lưu trữ, hoặc tạo kho mới bằng lệnh “muniment new”.</translation>
    </message>
    <message>
        <source>{path} is not a Muniment archive.</source>
        <translation>{path} không phải là kho lưu trữ Muniment.</translation>
    </message>
    <message>
        <source>Choose a file whose name ends in .muniment, or import this one into an archive.</source>
        <translation>Hãy chọn tệp có đuôi .muniment, hoặc nhập tệp này vào một kho lưu trữ.</translation>
    </message>
    <message>
        <source>{path} is a database of another program, not a Muniment archive.</source>
        <translation>{path} là cơ sở dữ liệu của chương trình khác, không phải kho lưu trữ Muniment.</translation>
    </message>
    <message>
        <source>Open it with the program that wrote it.</source>
        <translation>Hãy mở bằng chương trình đã tạo ra nó.</translation>
    </message>
    <message>
        <source>{path} was written by a newer version of Muniment (archive format {found}).</source>
        <translation>{path} do phiên bản Muniment mới hơn ghi ra (định dạng {found}).</translation>
    </message>
    <message>
        <source>Install the newest version of Muniment to open it.</source>
        <translation>Hãy cài phiên bản Muniment mới nhất để mở.</translation>
    </message>
    <message>
        <source>{path} was written by a newer Muniment and can only be read by this one.</source>
        <translation>{path} do một phiên bản Muniment mới hơn ghi ra; phiên bản này chỉ đọc được.</translation>
    </message>
    <message>
        <source>Install the newest version of Muniment to change it.</source>
        <translation>Hãy cài phiên bản Muniment mới nhất để sửa kho này.</translation>
    </message>
    <message>
        <source>{path} is an unfinished archive: its format number is {found}.</source>
        <translation>{path} là kho lưu trữ chưa tạo xong: số định dạng là {found}.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or create it again.</source>
        <translation>Hãy khôi phục từ bản sao lưu, hoặc tạo lại.</translation>
    </message>
    <message>
        <source>{path} is a folder, not an archive.</source>
        <translation>{path} là thư mục, không phải kho lưu trữ.</translation>
    </message>
    <message>
        <source>Choose a file; “muniment build” makes an archive of a folder of sources.</source>
        <translation>Hãy chọn một tệp; lệnh “muniment build” tạo kho lưu trữ từ thư mục nguồn.</translation>
    </message>
    <message>
        <source>{path} is not an ordinary file.</source>
        <translation>{path} không phải tệp thông thường.</translation>
    </message>
    <message>
        <source>Choose an archive file.</source>
        <translation>Hãy chọn tệp kho lưu trữ.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Không có tệp {path}.</translation>
    </message>
    <message>
        <source>Check the name, or create an archive with “muniment new”.</source>
        <translation>Hãy kiểm tra tên tệp, hoặc tạo kho lưu trữ bằng lệnh “muniment new”.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}).</source>
        <translation>Không đọc được {path} ({reason}).</translation>
    </message>
    <message>
        <source>Check the file&apos;s permissions and the disk or network it lies on.</source>
        <translation>Hãy kiểm tra quyền truy cập tệp và ổ đĩa hoặc mạng chứa tệp.</translation>
    </message>
    <message>
        <source>{path} is damaged, or not an archive.</source>
        <translation>{path} bị hỏng, hoặc không phải kho lưu trữ.</translation>
    </message>
    <message>
        <source>{path} is damaged ({verdict}).</source>
        <translation>{path} bị hỏng ({verdict}).</translation>
    </message>
    <message>
        <source>Check it with “muniment verify”, or restore a backup.</source>
        <translation>Hãy kiểm tra bằng lệnh “muniment verify”, hoặc khôi phục từ bản sao lưu.</translation>
    </message>
    <message>
        <source>{path} is being written by another program.</source>
        <translation>Chương trình khác đang ghi vào {path}.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Hãy thử lại sau giây lát.</translation>
    </message>
    <message>
        <source>The disk or network that holds {path} does not answer ({name}).</source>
        <translation>Ổ đĩa hoặc mạng chứa {path} không trả lời ({name}).</translation>
    </message>
    <message>
        <source>Check the disk or connection, then open the archive again.</source>
        <translation>Hãy kiểm tra ổ đĩa hoặc kết nối, rồi mở lại kho lưu trữ.</translation>
    </message>
    <message>
        <source>{path} does not have the shape of an archive ({what}).</source>
        <translation>{path} không có cấu trúc của kho lưu trữ ({what}).</translation>
    </message>
    <message>
        <source>Restore it from a backup; don&apos;t open it if you don&apos;t know where it comes from.</source>
        <translation>Hãy khôi phục từ bản sao lưu; đừng mở nếu không rõ nguồn gốc tệp.</translation>
    </message>
    <message>
        <source>There is no record {ref}.</source>
        <translation>Không có bản ghi {ref}.</translation>
    </message>
    <message>
        <source>Check its spelling, or search for it.</source>
        <translation>Hãy kiểm tra cách viết, hoặc tìm kiếm.</translation>
    </message>
    <message>
        <source>{ref} says nothing of “{target}”.</source>
        <translation>{ref} không ghi gì về “{target}”.</translation>
    </message>
    <message>
        <source>Its fields are: {fields}.</source>
        <translation>Các trường của bản ghi này: {fields}.</translation>
    </message>
    <message>
        <source>{path} is no pack of Muniment.</source>
        <translation>{path} không phải là gói trưng bày của Muniment.</translation>
    </message>
    <message>
        <source>Choose a file that “muniment publish” made.</source>
        <translation>Hãy chọn tệp do “muniment publish” tạo ra.</translation>
    </message>
    <message>
        <source>{path} is cut short or damaged: its parts do not add up.</source>
        <translation>{path} bị cắt cụt hoặc hư hỏng: các phần của tệp không khớp nhau.</translation>
    </message>
    <message>
        <source>Copy the pack again from where it came.</source>
        <translation>Hãy chép lại gói trưng bày từ nơi phát hành.</translation>
    </message>
    <message>
        <source>{path} is not signed by the trusted key, or was changed after it was signed.</source>
        <translation>{path} không mang chữ ký của khóa được tin cậy, hoặc đã bị sửa sau khi ký.</translation>
    </message>
    <message>
        <source>Ask the museum for the pack again; if its key is new, install that key first.</source>
        <translation>Hãy xin bảo tàng gói khác; nếu bảo tàng đã đổi khóa, cần cài khóa mới trước.</translation>
    </message>
    <message>
        <source>The manifest of {path} does not fit what the pack holds.</source>
        <translation>Bản kê của {path} không khớp với nội dung gói.</translation>
    </message>
    <message>
        <source>Publish the pack again.</source>
        <translation>Hãy phát hành lại gói này.</translation>
    </message>
    <message>
        <source>The manifest of {path} is none that this program understands.</source>
        <translation>Chương trình không hiểu bản kê của {path}.</translation>
    </message>
    <message>
        <source>Install the newest version of Muniment, or publish the pack again.</source>
        <translation>Hãy cài phiên bản Muniment mới nhất, hoặc phát hành lại gói.</translation>
    </message>
    <message>
        <source>{path} is older (version {found}) than what this station has shown (version {shown}).</source>
        <translation>{path} (phiên bản {found}) cũ hơn nội dung mà trạm này đã trưng bày (phiên bản {shown}).</translation>
    </message>
    <message>
        <source>Publish the archive again and bring the new pack.</source>
        <translation>Hãy phát hành lại kho lưu trữ rồi mang gói mới đến.</translation>
    </message>
    <message>
        <source>{key} is no public key of Muniment.</source>
        <translation>{key} không phải là khóa công khai của Muniment.</translation>
    </message>
    <message>
        <source>Name the .pub file that “muniment keygen” wrote, or give its line.</source>
        <translation>Hãy chỉ ra tệp .pub do “muniment keygen” tạo ra, hoặc ghi dòng khóa trong tệp ấy.</translation>
    </message>
    <message>
        <source>{path} holds no secret key of Muniment.</source>
        <translation>{path} không chứa khóa bí mật của Muniment.</translation>
    </message>
    <message>
        <source>Name the file that “muniment keygen” wrote, not its .pub.</source>
        <translation>Hãy chỉ ra tệp do “muniment keygen” tạo ra, không phải tệp .pub đi kèm.</translation>
    </message>
    <message>
        <source>Nothing in this archive is published yet.</source>
        <translation>Trong kho lưu trữ này chưa có bản ghi nào được công bố.</translation>
    </message>
    <message>
        <source>Set the status of what visitors may see to “published”, and try again.</source>
        <translation>Hãy chuyển những bản ghi khách được xem sang trạng thái “công bố”, rồi thử lại.</translation>
    </message>
    <message>
        <source>{path} exists already.</source>
        <translation>Đã có sẵn {path}.</translation>
    </message>
    <message>
        <source>Choose another name, or move that file.</source>
        <translation>Hãy chọn tên khác, hoặc dời tệp ấy đi.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}).</source>
        <translation>Không ghi được {path} ({reason}).</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to, or make room on the disk.</source>
        <translation>Hãy chọn thư mục mà bạn được phép ghi, hoặc dọn bớt chỗ trên đĩa.</translation>
    </message>
    <message>
        <source>“{name}” is no JPEG, PNG or TIFF picture, whatever its name says.</source>
        <translation>“{name}” không phải là ảnh JPEG, PNG hay TIFF, dù tên tệp ghi thế nào.</translation>
    </message>
    <message>
        <source>Open it in an image program, save it as one of these, and import that.</source>
        <translation>Hãy mở bằng một chương trình ảnh, lưu thành một trong các dạng này rồi nhập tệp đó.</translation>
    </message>
    <message>
        <source>The picture “{name}” is damaged or cut short.</source>
        <translation>Ảnh “{name}” bị hỏng hoặc bị cụt.</translation>
    </message>
    <message>
        <source>Copy it again from where it came, or scan the sheet anew.</source>
        <translation>Hãy chép lại từ nơi xuất phát, hoặc quét lại tờ này.</translation>
    </message>
    <message>
        <source>The picture “{name}” says that it is larger than {most} million pixels or {side} a side.</source>
        <translation>Ảnh “{name}” khai lớn hơn {most} triệu điểm ảnh hoặc có cạnh dài hơn {side} điểm ảnh.</translation>
    </message>
    <message>
        <source>Cut it into several sheets, or save it smaller.</source>
        <translation>Hãy cắt thành nhiều tờ, hoặc lưu nhỏ hơn.</translation>
    </message>
    <message>
        <source>The picture “{name}” takes more time or memory to read than a picture may.</source>
        <translation>Đọc ảnh “{name}” tốn nhiều thời gian hoặc bộ nhớ hơn mức cho phép.</translation>
    </message>
    <message>
        <source>Save it as a plain TIFF without compression, and import that.</source>
        <translation>Hãy lưu thành TIFF thường, không nén, rồi nhập tệp đó.</translation>
    </message>
    <message>
        <source>The picture “{name}” holds measurements of 32 bits, not shades.</source>
        <translation>Ảnh “{name}” chứa số đo 32 bit, không phải sắc độ.</translation>
    </message>
    <message>
        <source>Save it with 8 or 16 bits a channel, and import that.</source>
        <translation>Hãy lưu với 8 hoặc 16 bit mỗi kênh rồi nhập tệp đó.</translation>
    </message>
    <message>
        <source>“{name}” moves: it holds {count} pictures, one after the other.</source>
        <translation>“{name}” là ảnh động: nó chứa {count} ảnh nối tiếp nhau.</translation>
    </message>
    <message>
        <source>Save the one that you want to keep as a picture of its own.</source>
        <translation>Hãy lưu riêng ảnh cần giữ.</translation>
    </message>
    <message>
        <source>“{name}” has more than {most} pages.</source>
        <translation>“{name}” có hơn {most} trang.</translation>
    </message>
    <message>
        <source>Split it into several files.</source>
        <translation>Hãy tách thành nhiều tệp.</translation>
    </message>
    <message>
        <source>The picture “{name}” is too large to be read whole.</source>
        <translation>Ảnh “{name}” quá lớn để đọc trọn một lần.</translation>
    </message>
    <message>
        <source>Install pyvips, which reads it in parts, or save it as a TIFF in strips.</source>
        <translation>Hãy cài pyvips để đọc từng phần, hoặc lưu thành TIFF theo dải.</translation>
    </message>
    <message>
        <source>There is no room for the tiles of “{name}” in {folder}.</source>
        <translation>Không còn chỗ cho các mảnh của “{name}” trong {folder}.</translation>
    </message>
    <message>
        <source>Free some space there, or set TMPDIR to a larger disk, and import it again.</source>
        <translation>Hãy dọn bớt chỗ ở đó, hoặc đặt TMPDIR sang ổ đĩa lớn hơn, rồi nhập lại.</translation>
    </message>
    <message>
        <source>“{name}” changed while it was read.</source>
        <translation>“{name}” bị thay đổi trong lúc đang đọc.</translation>
    </message>
    <message>
        <source>Wait until the scanner or program has finished it, then import it again.</source>
        <translation>Hãy chờ máy quét hoặc chương trình ghi xong rồi nhập lại.</translation>
    </message>
    <message>
        <source>“{name}” is not a file.</source>
        <translation>“{name}” không phải là tệp.</translation>
    </message>
    <message>
        <source>Choose a picture.</source>
        <translation>Hãy chọn một ảnh.</translation>
    </message>
    <message>
        <source>“{name}” is larger than {most} GB.</source>
        <translation>“{name}” lớn hơn {most} GB.</translation>
    </message>
    <message>
        <source>Save it with compression, or cut it into several sheets.</source>
        <translation>Hãy lưu có nén, hoặc cắt thành nhiều tờ.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read ({reason}).</source>
        <translation>Không đọc được “{name}” ({reason}).</translation>
    </message>
    <message>
        <source>Check the file&apos;s name, its permissions and the disk that it lies on.</source>
        <translation>Hãy kiểm tra tên tệp, quyền đọc và ổ đĩa chứa nó.</translation>
    </message>
    <message>
        <source>The original cannot be copied to {folder} ({reason}).</source>
        <translation>Không chép được bản gốc vào {folder} ({reason}).</translation>
    </message>
    <message>
        <source>Free some space there, or keep the original inside of the archive.</source>
        <translation>Hãy dọn bớt chỗ ở đó, hoặc giữ bản gốc ngay trong kho.</translation>
    </message>
    <message>
        <source>The original {name} is not in {folder}.</source>
        <translation>Không thấy bản gốc {name} trong {folder}.</translation>
    </message>
    <message>
        <source>Copy the folder again from where the archive came.</source>
        <translation>Hãy chép lại thư mục này từ nơi đã lấy kho.</translation>
    </message>
    <message>
        <source>“{name}” is no picture that Muniment can write.</source>
        <translation>Muniment không ghi được loại ảnh “{name}”.</translation>
    </message>
    <message>
        <source>Let its name end in .svg, .png or .pdf.</source>
        <translation>Hãy đặt tên có đuôi .svg, .png hoặc .pdf.</translation>
    </message>
    <message>
        <source>{path} could not be written.</source>
        <translation>Không ghi được {path}.</translation>
    </message>
    <message>
        <source>Choose a folder where you may write.</source>
        <translation>Hãy chọn thư mục mà bạn được phép ghi.</translation>
    </message>
    <message>
        <source>Your own copy of the archive could not be made at {path} ({reason}).</source>
        <translation>Không tạo được bản sao riêng của kho lưu trữ tại {path} ({reason}).</translation>
    </message>
    <message>
        <source>Free some space, or check the folder&apos;s permissions.</source>
        <translation>Hãy giải phóng bớt dung lượng, hoặc kiểm tra quyền của thư mục.</translation>
    </message>
    <message>
        <source>The archive is being written by {holder}.</source>
        <translation>Kho lưu trữ đang được {holder} sửa.</translation>
    </message>
    <message>
        <source>Wait until that is done, or open it for reading.</source>
        <translation>Hãy đợi đến khi xong; trong lúc đó vẫn đọc được.</translation>
    </message>
    <message>
        <source>{path} cannot be changed: it is write-protected.</source>
        <translation>Không sửa được {path}: tệp bị chặn ghi.</translation>
    </message>
    <message>
        <source>Copy it to a folder of your own, then open the copy.</source>
        <translation>Hãy chép sang thư mục riêng rồi mở bản chép.</translation>
    </message>
    <message>
        <source>The disk that holds {path} is full.</source>
        <translation>Ổ đĩa chứa {path} đã đầy.</translation>
    </message>
    <message>
        <source>Free some space and try again; nothing that was saved is lost.</source>
        <translation>Hãy giải phóng bớt dung lượng rồi thử lại; những gì đã lưu không mất.</translation>
    </message>
    <message>
        <source>{ref} is no map, so it has no control points.</source>
        <translation>{ref} không phải là bản đồ nên không có điểm khống chế.</translation>
    </message>
    <message>
        <source>Choose a map.</source>
        <translation>Hãy chọn một bản đồ.</translation>
    </message>
    <message>
        <source>{ref} was changed since it was opened.</source>
        <translation>{ref} đã được sửa kể từ khi mở ra.</translation>
    </message>
    <message>
        <source>Open it again, and repeat the change.</source>
        <translation>Hãy mở lại rồi làm lại thay đổi.</translation>
    </message>
    <message>
        <source>“{kind}” is no transformation.</source>
        <translation>“{kind}” không phải là phép biến đổi nào.</translation>
    </message>
    <message>
        <source>Choose one of {known}.</source>
        <translation>Hãy chọn một trong: {known}.</translation>
    </message>
    <message>
        <source>{ref} is no place, so that no control point can lie in it.</source>
        <translation>{ref} không phải là địa điểm nên không điểm khống chế nào nằm ở đó được.</translation>
    </message>
    <message>
        <source>Choose a place.</source>
        <translation>Hãy chọn một địa điểm.</translation>
    </message>
    <message>
        <source>The mask of a map needs at least three corners, all of them in its picture.</source>
        <translation>Khung cắt của bản đồ cần ít nhất ba góc, đều nằm trong ảnh.</translation>
    </message>
    <message>
        <source>Draw it again.</source>
        <translation>Hãy vẽ lại.</translation>
    </message>
    <message>
        <source>This transformation needs at least {fewest} control points, and {found} count.</source>
        <translation>Phép biến đổi này cần ít nhất {fewest} điểm khống chế, hiện có {found} điểm được tính.</translation>
    </message>
    <message>
        <source>Add control points, or choose a simpler transformation.</source>
        <translation>Hãy thêm điểm khống chế, hoặc chọn phép biến đổi đơn giản hơn.</translation>
    </message>
    <message>
        <source>Control point {number} lies outside of the picture or of the map of the world.</source>
        <translation>Điểm khống chế {number} nằm ngoài ảnh hoặc ngoài bản đồ thế giới.</translation>
    </message>
    <message>
        <source>Longitudes run from −180 to 180 and latitudes from −85 to 85 degrees.</source>
        <translation>Kinh độ từ −180 đến 180, vĩ độ từ −85 đến 85 độ.</translation>
    </message>
    <message>
        <source>The control points lie on one line or curve, or too close together, so that they do not say how the picture lies.</source>
        <translation>Các điểm khống chế nằm trên một đường, hoặc quá sát nhau, nên không xác định được vị trí của ảnh.</translation>
    </message>
    <message>
        <source>Add control points in other corners of the picture.</source>
        <translation>Hãy thêm điểm khống chế ở các góc khác của ảnh.</translation>
    </message>
    <message>
        <source>Control points {first} and {second} lie in the same place.</source>
        <translation>Các điểm khống chế {first} và {second} trùng chỗ nhau.</translation>
    </message>
    <message>
        <source>Leave one of them out, or choose another transformation.</source>
        <translation>Hãy bỏ một trong hai, hoặc chọn phép biến đổi khác.</translation>
    </message>
    <message>
        <source>{path} is larger than {most} MB, which no list of control points is.</source>
        <translation>{path} lớn hơn {most} MB, không danh sách điểm khống chế nào lớn như vậy.</translation>
    </message>
    <message>
        <source>Choose a .points file or a IIIF Georeference Annotation.</source>
        <translation>Hãy chọn tệp .points hoặc một chú giải tọa độ IIIF.</translation>
    </message>
    <message>
        <source>{path} holds {count} control points; from 1 to {most} can be read.</source>
        <translation>{path} có {count} điểm khống chế; chỉ đọc được từ 1 đến {most} điểm.</translation>
    </message>
    <message>
        <source>Check that it is the right file.</source>
        <translation>Hãy kiểm tra xem có đúng tệp không.</translation>
    </message>
    <message>
        <source>{path} describes a picture of {wide} × {high} pixels, and this one has {width} × {height}.</source>
        <translation>{path} nói về một ảnh {wide} × {high} điểm ảnh, còn ảnh này có {width} × {height}.</translation>
    </message>
    <message>
        <source>Choose the file that belongs to this picture.</source>
        <translation>Hãy chọn tệp đi cùng ảnh này.</translation>
    </message>
    <message>
        <source>{path} is no UTF-8 text.</source>
        <translation>{path} không phải là văn bản UTF-8.</translation>
    </message>
    <message>
        <source>{path} describes {count} maps.</source>
        <translation>{path} mô tả {count} bản đồ.</translation>
    </message>
    <message>
        <source>Keep one of them in the file, or say which on the command line: “--item 1”.</source>
        <translation>Chỉ giữ một bản đồ trong tệp, hoặc nói rõ trên dòng lệnh: “--item 1”.</translation>
    </message>
    <message>
        <source>{path} describes no map number {item}.</source>
        <translation>{path} không mô tả bản đồ số {item}.</translation>
    </message>
    <message>
        <source>Say which is meant with “--item”; the first is number 1.</source>
        <translation>Hãy nói rõ bằng “--item”; bản đồ đầu tiên là số 1.</translation>
    </message>
    <message>
        <source>{ref} has no control points, so nothing says where it lies.</source>
        <translation>{ref} chưa có điểm khống chế nên chưa biết nằm ở đâu.</translation>
    </message>
    <message>
        <source>Georeference it first.</source>
        <translation>Hãy đặt tọa độ cho bản đồ trước.</translation>
    </message>
    <message>
        <source>The picture of {ref} is not in the archive.</source>
        <translation>Ảnh của {ref} không có trong kho.</translation>
    </message>
    <message>
        <source>Import its scan again.</source>
        <translation>Hãy nhập lại bản quét.</translation>
    </message>
    <message>
        <source>{path} does not say which reference system its coordinates are in, and they are no degrees.</source>
        <translation>{path} không ghi tọa độ thuộc hệ quy chiếu nào, và chúng không phải là độ.</translation>
    </message>
    <message>
        <source>Write “#CRS: EPSG:3857” as its first line if they are metres of Web Mercator.</source>
        <translation>Hãy ghi “#CRS: EPSG:3857” ở dòng đầu nếu đó là mét của Web Mercator.</translation>
    </message>
    <message>
        <source>{path} is no .points file: the line “mapX,mapY,sourceX,sourceY,enable” is missing.</source>
        <translation>{path} không phải là tệp .points: thiếu dòng “mapX,mapY,sourceX,sourceY,enable”.</translation>
    </message>
    <message>
        <source>Save the control points in QGIS again, or choose another file.</source>
        <translation>Hãy lưu lại các điểm khống chế trong QGIS, hoặc chọn tệp khác.</translation>
    </message>
    <message>
        <source>{path} counts its source pixels upward, as QGIS does for a picture that already has coordinates.</source>
        <translation>{path} đếm điểm ảnh nguồn từ dưới lên, như QGIS làm với ảnh đã có tọa độ.</translation>
    </message>
    <message>
        <source>Set the control points on the scan itself, and save them again.</source>
        <translation>Hãy đặt điểm khống chế trên chính bản quét rồi lưu lại.</translation>
    </message>
    <message>
        <source>{path} is in the reference system “{system}”, which is not read.</source>
        <translation>{path} dùng hệ quy chiếu “{system}”, chương trình không đọc hệ này.</translation>
    </message>
    <message>
        <source>Save its points in EPSG:4326 (degrees) or EPSG:3857 (Web Mercator).</source>
        <translation>Hãy lưu các điểm theo EPSG:4326 (độ) hoặc EPSG:3857 (Web Mercator).</translation>
    </message>
    <message>
        <source>{path}, line {line}: “{text}” is not a number that can stand there.</source>
        <translation>{path}, dòng {line}: “{text}” không phải là số có thể đứng ở đó.</translation>
    </message>
    <message>
        <source>Mend the line, or save the control points again.</source>
        <translation>Hãy sửa dòng này, hoặc lưu lại các điểm khống chế.</translation>
    </message>
    <message>
        <source>{path}, line {line}: a point lies outside of the map of the world.</source>
        <translation>{path}, dòng {line}: có điểm nằm ngoài bản đồ thế giới.</translation>
    </message>
    <message>
        <source>{path} is no IIIF Georeference Annotation: {what}.</source>
        <translation>{path} không phải là chú giải tọa độ IIIF: {what}.</translation>
    </message>
    <message>
        <source>Save it again with the program that wrote it, or choose another file.</source>
        <translation>Hãy lưu lại bằng chương trình đã ghi nó, hoặc chọn tệp khác.</translation>
    </message>
    <message>
        <source>Nothing is chosen that could be printed so.</source>
        <translation>Chưa chọn bản ghi nào có thể in theo cách này.</translation>
    </message>
    <message>
        <source>Choose a record first, and print again.</source>
        <translation>Hãy chọn một bản ghi rồi in lại.</translation>
    </message>
    <message>
        <source>The work ended before it was done.</source>
        <translation>Công việc dừng lại khi chưa xong.</translation>
    </message>
    <message>
        <source>Close what you can, and try again.</source>
        <translation>Hãy đóng bớt chương trình khác rồi thử lại.</translation>
    </message>
    <message>
        <source>“{field}” cannot be “{value}”.</source>
        <translation>“{field}” không thể là “{value}”.</translation>
    </message>
    <message>
        <source>Write it in the form that the field asks for.</source>
        <translation>Hãy ghi đúng dạng mà trường này yêu cầu.</translation>
    </message>
    <message>
        <source>There is nothing to look for.</source>
        <translation>Chưa có gì để tìm.</translation>
    </message>
    <message>
        <source>Write what is to be replaced.</source>
        <translation>Hãy ghi cụm từ cần thay.</translation>
    </message>
    <message>
        <source>“{field}” says nothing yet.</source>
        <translation>“{field}” chưa có giá trị.</translation>
    </message>
    <message>
        <source>Enter this value as the field&apos;s own.</source>
        <translation>Hãy nhập giá trị này vào chính trường đó.</translation>
    </message>
    <message>
        <source>Evidence needs words, a part of a picture, or a citation.</source>
        <translation>Bằng chứng cần một đoạn văn, một vùng ảnh hoặc một trích dẫn.</translation>
    </message>
    <message>
        <source>Mark or cite one.</source>
        <translation>Hãy đánh dấu hoặc trích dẫn.</translation>
    </message>
    <message>
        <source>{ref} cannot stand here.</source>
        <translation>{ref} không thể đặt ở đây.</translation>
    </message>
    <message>
        <source>Choose a {kinds}.</source>
        <translation>Hãy chọn một bản ghi loại {kinds}.</translation>
    </message>
    <message>
        <source>This is no part of a picture.</source>
        <translation>Đây không phải là một vùng ảnh.</translation>
    </message>
    <message>
        <source>Draw it again, with three corners at least.</source>
        <translation>Hãy vẽ lại, ít nhất ba góc.</translation>
    </message>
    <message>
        <source>A fact cannot be certain on our own words alone.</source>
        <translation>Không thể coi một điều là chắc chắn chỉ dựa vào lời của chính mình.</translation>
    </message>
    <message>
        <source>Cite a source, or grade it as probable.</source>
        <translation>Hãy dẫn nguồn, hoặc đánh giá là có khả năng.</translation>
    </message>
    <message>
        <source>{ref} has no such entry any more.</source>
        <translation>{ref} không còn mục này nữa.</translation>
    </message>
    <message>
        <source>Read the record again.</source>
        <translation>Hãy mở lại hồ sơ.</translation>
    </message>
    <message>
        <source>This paragraph is gone.</source>
        <translation>Đoạn văn này không còn nữa.</translation>
    </message>
    <message>
        <source>Read the section again.</source>
        <translation>Hãy mở lại phần này.</translation>
    </message>
    <message>
        <source>A {kind} has no field “{field}”.</source>
        <translation>Loại {kind} không có trường “{field}”.</translation>
    </message>
    <message>
        <source>“{lang}” is no language of a text.</source>
        <translation>“{lang}” không phải là ngôn ngữ của văn bản.</translation>
    </message>
    <message>
        <source>Use vi or en.</source>
        <translation>Hãy dùng vi hoặc en.</translation>
    </message>
    <message>
        <source>A {kind} has no date.</source>
        <translation>Loại {kind} không có ngày tháng.</translation>
    </message>
    <message>
        <source>Date what happened to it.</source>
        <translation>Hãy ghi ngày cho sự kiện liên quan.</translation>
    </message>
    <message>
        <source>“{field}” cannot be empty.</source>
        <translation>“{field}” không được để trống.</translation>
    </message>
    <message>
        <source>Give it a value.</source>
        <translation>Hãy nhập giá trị.</translation>
    </message>
    <message>
        <source>A holding cannot be part of itself.</source>
        <translation>Một tài liệu không thể thuộc về chính nó.</translation>
    </message>
    <message>
        <source>Choose another holding above it.</source>
        <translation>Hãy chọn cấp trên khác.</translation>
    </message>
    <message>
        <source>A record is the same as itself.</source>
        <translation>Một hồ sơ thì trùng với chính nó.</translation>
    </message>
    <message>
        <source>Choose two records.</source>
        <translation>Hãy chọn hai hồ sơ.</translation>
    </message>
    <message>
        <source>A name cannot be empty.</source>
        <translation>Tên không được để trống.</translation>
    </message>
    <message>
        <source>Write it, or remove it.</source>
        <translation>Hãy ghi tên, hoặc xóa dòng này.</translation>
    </message>
    <message>
        <source>There is “{title}” already.</source>
        <translation>Đã có “{title}”.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>This entry is gone.</source>
        <translation>Mục này không còn nữa.</translation>
    </message>
    <message>
        <source>Read the list again.</source>
        <translation>Hãy mở lại danh sách.</translation>
    </message>
    <message>
        <source>“{predicate}” is no relation.</source>
        <translation>“{predicate}” không phải là một quan hệ.</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>Hãy chọn trong danh sách.</translation>
    </message>
    <message>
        <source>A record cannot be linked to itself.</source>
        <translation>Không thể liên kết một hồ sơ với chính nó.</translation>
    </message>
    <message>
        <source>Choose another record.</source>
        <translation>Hãy chọn hồ sơ khác.</translation>
    </message>
    <message>
        <source>{ref} is no tour.</source>
        <translation>{ref} không phải là lộ trình tham quan.</translation>
    </message>
    <message>
        <source>Choose a tour.</source>
        <translation>Hãy chọn một lộ trình tham quan.</translation>
    </message>
    <message>
        <source>A tour cannot have {count} stops.</source>
        <translation>Một lộ trình tham quan không thể có {count} điểm dừng.</translation>
    </message>
    <message>
        <source>Keep at most {most}.</source>
        <translation>Hãy giữ nhiều nhất {most}.</translation>
    </message>
    <message>
        <source>The map has no such view.</source>
        <translation>Bản đồ không có góc nhìn ấy.</translation>
    </message>
    <message>
        <source>Take the view from the map again.</source>
        <translation>Hãy lấy lại góc nhìn từ bản đồ.</translation>
    </message>
    <message>
        <source>What a stop says is longer than {most} characters.</source>
        <translation>Lời thuyết minh ở một điểm dừng dài hơn {most} ký tự.</translation>
    </message>
    <message>
        <source>Shorten it: visitors read standing.</source>
        <translation>Hãy rút ngắn: khách tham quan đọc khi đang đứng.</translation>
    </message>
    <message>
        <source>{ref} is no picture.</source>
        <translation>{ref} không phải là hình ảnh.</translation>
    </message>
    <message>
        <source>Choose a picture for the picture.</source>
        <translation>Hãy chọn một hình ảnh.</translation>
    </message>
    <message>
        <source>{ref} is no recording.</source>
        <translation>{ref} không phải là bản ghi âm.</translation>
    </message>
    <message>
        <source>Choose a recording for the sound.</source>
        <translation>Hãy chọn một bản ghi âm.</translation>
    </message>
    <message>
        <source>A {kind} and a {other} cannot be one record.</source>
        <translation>Không thể gộp một bản ghi loại {kind} với một bản ghi loại {other}.</translation>
    </message>
    <message>
        <source>Link them instead.</source>
        <translation>Hãy liên kết chúng với nhau.</translation>
    </message>
    <message>
        <source>Two records of the kind {kind} cannot be merged.</source>
        <translation>Không thể gộp hai hồ sơ loại {kind}.</translation>
    </message>
    <message>
        <source>Remove one of them, or link them.</source>
        <translation>Hãy xóa một trong hai, hoặc liên kết chúng.</translation>
    </message>
    <message>
        <source>“{ref}” cannot name a record.</source>
        <translation>“{ref}” không thể làm mã hồ sơ.</translation>
    </message>
    <message>
        <source>A ref is KIND/SLUG in plain letters.</source>
        <translation>Mã hồ sơ có dạng LOẠI/TÊN bằng chữ không dấu.</translation>
    </message>
    <message>
        <source>There is a record {ref} already.</source>
        <translation>Đã có hồ sơ {ref}.</translation>
    </message>
    <message>
        <source>Give this one another slug.</source>
        <translation>Hãy đặt mã khác cho hồ sơ này.</translation>
    </message>
    <message>
        <source>“{lang}” is no language of a name.</source>
        <translation>“{lang}” không phải là ngôn ngữ của tên.</translation>
    </message>
    <message>
        <source>Use vi, en, fr or zh.</source>
        <translation>Hãy dùng vi, en, fr hoặc zh.</translation>
    </message>
    <message>
        <source>{ref} did not exist at revision {number}.</source>
        <translation>{ref} chưa có ở lần sửa {number}.</translation>
    </message>
    <message>
        <source>Choose a later one.</source>
        <translation>Hãy chọn lần sửa sau đó.</translation>
    </message>
    <message>
        <source>{who} changed this record while it was open here ({changed}).</source>
        <translation>{who} đã sửa hồ sơ này khi nó đang mở ở đây ({changed}).</translation>
    </message>
    <message>
        <source>Look at the changes, then save again.</source>
        <translation>Hãy xem các thay đổi rồi lưu lại.</translation>
    </message>
    <message>
        <source>No “{kind}” can be made here.</source>
        <translation>Không thể tạo “{kind}” ở đây.</translation>
    </message>
    <message>
        <source>Choose another kind.</source>
        <translation>Hãy chọn loại khác.</translation>
    </message>
    <message>
        <source>A citation needs its source.</source>
        <translation>Trích dẫn cần có nguồn.</translation>
    </message>
    <message>
        <source>Choose one, or make it first.</source>
        <translation>Hãy chọn nguồn, hoặc tạo nguồn trước.</translation>
    </message>
    <message>
        <source>A number needs a scheme and a value.</source>
        <translation>Số hiệu cần có hệ thống và giá trị.</translation>
    </message>
    <message>
        <source>Fill in both, or remove the line.</source>
        <translation>Hãy điền cả hai, hoặc xóa dòng này.</translation>
    </message>
    <message>
        <source>{ref} is used in {count} places.</source>
        <translation>{ref} đang được dùng ở {count} chỗ.</translation>
    </message>
    <message>
        <source>Look at them, merge it with another record, or remove it with all of them.</source>
        <translation>Hãy xem các chỗ đó, gộp với hồ sơ khác, hoặc xóa cùng tất cả.</translation>
    </message>
    <message>
        <source>The value that stands in its field is no rival.</source>
        <translation>Giá trị đang đứng trong trường không phải là giá trị đối lập.</translation>
    </message>
    <message>
        <source>Clear the field instead.</source>
        <translation>Hãy xóa trống trường đó.</translation>
    </message>
    <message>
        <source>The value that stands in its field cannot be set aside by itself.</source>
        <translation>Không thể chỉ gạt bỏ giá trị đang đứng trong trường.</translation>
    </message>
    <message>
        <source>Prefer another one, or clear the field.</source>
        <translation>Hãy chọn giá trị khác, hoặc xóa trống trường đó.</translation>
    </message>
    <message>
        <source>Revision {number} merged nothing that still stands.</source>
        <translation>Lần sửa {number} không gộp gì còn hiệu lực.</translation>
    </message>
    <message>
        <source>Choose a merge in the history of the record.</source>
        <translation>Hãy chọn một lần gộp trong lịch sử hồ sơ.</translation>
    </message>
    <message>
        <source>Revision {number} did not remove {ref}.</source>
        <translation>Lần sửa {number} không xóa {ref}.</translation>
    </message>
    <message>
        <source>Choose it in the list of what was removed.</source>
        <translation>Hãy chọn trong danh sách đã xóa.</translation>
    </message>
    <message>
        <source>{ref} stands already.</source>
        <translation>{ref} vẫn đang có.</translation>
    </message>
    <message>
        <source>Look it up.</source>
        <translation>Hãy tra cứu hồ sơ đó.</translation>
    </message>
    <message>
        <source>{ref}, which this record was merged into, is gone itself.</source>
        <translation>{ref}, hồ sơ đã nhận phần gộp này, cũng không còn nữa.</translation>
    </message>
    <message>
        <source>Bring it back or split it first.</source>
        <translation>Hãy khôi phục hoặc tách hồ sơ đó trước.</translation>
    </message>
    <message>
        <source>{ref} cannot stand without a record that is gone.</source>
        <translation>{ref} không thể tồn tại khi thiếu một hồ sơ đã bị xóa.</translation>
    </message>
    <message>
        <source>Bring that one back first: a citation needs its source.</source>
        <translation>Hãy khôi phục hồ sơ kia trước: trích dẫn phải có nguồn.</translation>
    </message>
    <message>
        <source>What “{field}” named then is gone.</source>
        <translation>Hồ sơ mà trường “{field}” trỏ tới khi ấy không còn nữa.</translation>
    </message>
    <message>
        <source>Bring that record back first.</source>
        <translation>Hãy khôi phục hồ sơ đó trước.</translation>
    </message>
    <message>
        <source>“{quote}” names no record yet.</source>
        <translation>“{quote}” chưa chỉ hồ sơ nào.</translation>
    </message>
    <message>
        <source>Choose one, or make it.</source>
        <translation>Hãy chọn một hồ sơ, hoặc tạo mới.</translation>
    </message>
    <message>
        <source>“{quote}” was judged by now.</source>
        <translation>“{quote}” đã được xét rồi.</translation>
    </message>
    <message>
        <source>Reopen it to judge it again.</source>
        <translation>Hãy mở lại để xét lần nữa.</translation>
    </message>
    <message>
        <source>This suggestion is gone.</source>
        <translation>Gợi ý này không còn nữa.</translation>
    </message>
    <message>
        <source>It may have been judged by now.</source>
        <translation>Có thể nó đã được xét rồi.</translation>
    </message>
    <message>
        <source>There is no suggestion {ref}.</source>
        <translation>Không có gợi ý {ref}.</translation>
    </message>
    <message>
        <source>This mark is gone.</source>
        <translation>Dấu này không còn nữa.</translation>
    </message>
    <message>
        <source>The span {start}–{end} does not lie in its paragraph.</source>
        <translation>Đoạn {start}–{end} không nằm trong đoạn văn.</translation>
    </message>
    <message>
        <source>Mark the words again.</source>
        <translation>Hãy đánh dấu lại các từ.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Không còn gì để hoàn tác.</translation>
    </message>
    <message>
        <source>Everything stands as it began.</source>
        <translation>Mọi thứ như lúc ban đầu.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Không còn gì để làm lại.</translation>
    </message>
    <message>
        <source>What was undone before a newer change is in the history.</source>
        <translation>Những gì đã hoàn tác trước thay đổi mới hơn vẫn nằm trong lịch sử.</translation>
    </message>
    <message>
        <source>This step was made by another version of Muniment, which knew “{what}”.</source>
        <translation>Bước này do một phiên bản Muniment khác tạo ra, có “{what}”.</translation>
    </message>
    <message>
        <source>Install the newest version of Muniment to take it back.</source>
        <translation>Hãy cài phiên bản Muniment mới nhất để hoàn tác.</translation>
    </message>
    <message>
        <source>This step cannot be taken back: {what} is no longer as it left it.</source>
        <translation>Không thể hoàn tác bước này: {what} không còn như khi bước này kết thúc.</translation>
    </message>
    <message>
        <source>Look at its history, and change back what you want changed.</source>
        <translation>Hãy xem lịch sử và sửa lại những gì bạn muốn.</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder.</source>
        <translation>Hãy giải phóng dung lượng, hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>The copy {path} is not sound ({verdict}).</source>
        <translation>Bản sao {path} không nguyên vẹn ({verdict}).</translation>
    </message>
    <message>
        <source>Check the disk, and choose another one.</source>
        <translation>Hãy kiểm tra đĩa, và chọn đĩa khác.</translation>
    </message>
    <message>
        <source>The backup of the original {name} is damaged.</source>
        <translation>Bản sao lưu của tệp gốc {name} bị hỏng.</translation>
    </message>
    <message>
        <source>Choose an older backup, or one on another disk.</source>
        <translation>Hãy chọn bản sao lưu cũ hơn, hoặc ở đĩa khác.</translation>
    </message>
    <message>
        <source>The backup lacks the original {name}.</source>
        <translation>Bản sao lưu thiếu tệp gốc {name}.</translation>
    </message>
    <message>
        <source>Keep the folder “originals” beside the catalogue, and try again.</source>
        <translation>Hãy để thư mục “originals” cạnh tệp mục lục rồi thử lại.</translation>
    </message>
    <message>
        <source>The backup is damaged ({verdict}).</source>
        <translation>Bản sao lưu bị hỏng ({verdict}).</translation>
    </message>
    <message>
        <source>The folder of {path} cannot be written to ({reason}).</source>
        <translation>Không thể ghi vào thư mục của {path} ({reason}).</translation>
    </message>
    <message>
        <source>Copy the archive to a folder of your own, then open the copy.</source>
        <translation>Hãy chép kho lưu trữ vào thư mục của bạn rồi mở bản chép.</translation>
    </message>
    <message>
        <source>The file “{name}” holds no words.</source>
        <translation>Tệp “{name}” không có chữ nào.</translation>
    </message>
    <message>
        <source>Choose the file that holds the article.</source>
        <translation>Hãy chọn tệp chứa bài viết.</translation>
    </message>
    <message>
        <source>The file “{name}” takes more time to read than an article may.</source>
        <translation>Đọc tệp “{name}” mất nhiều thời gian hơn mức cho phép với một bài viết.</translation>
    </message>
    <message>
        <source>Save the article&apos;s own text as a plain text file and import that.</source>
        <translation>Hãy lưu riêng phần chữ của bài viết thành tệp văn bản thuần rồi nhập tệp đó.</translation>
    </message>
    <message>
        <source>The text of “{name}” is damaged: some of its bytes are no Unicode.</source>
        <translation>Văn bản của “{name}” bị hỏng: một số byte không phải Unicode.</translation>
    </message>
    <message>
        <source>Get a whole copy of it, or open it, mend it and save it as UTF-8.</source>
        <translation>Hãy lấy bản còn nguyên, hoặc mở ra, sửa lại và lưu ở dạng UTF-8.</translation>
    </message>
    <message>
        <source>The text of “{name}” is in {encoding}, not in Unicode.</source>
        <translation>Văn bản của “{name}” dùng bảng mã {encoding}, không phải Unicode.</translation>
    </message>
    <message>
        <source>Convert it to Unicode (UTF-8), for example with UniKey&apos;s converter, and import that.</source>
        <translation>Hãy chuyển sang Unicode (UTF-8), chẳng hạn bằng công cụ chuyển mã của UniKey, rồi nhập tệp đó.</translation>
    </message>
    <message>
        <source>The file “{name}” holds no readable text.</source>
        <translation>Tệp “{name}” không có văn bản đọc được.</translation>
    </message>
    <message>
        <source>Give the article as a plain text in UTF-8, a PDF with text, or a Word file (.docx).</source>
        <translation>Hãy đưa bài viết ở dạng văn bản thuần UTF-8, PDF có chữ hoặc tệp Word (.docx).</translation>
    </message>
    <message>
        <source>The file “{path}” cannot be read ({cause}).</source>
        <translation>Không đọc được tệp “{path}” ({cause}).</translation>
    </message>
    <message>
        <source>Check that it is whole and that you may read it.</source>
        <translation>Hãy kiểm tra xem tệp còn nguyên vẹn và bạn có quyền đọc không.</translation>
    </message>
    <message>
        <source>The file “{name}” is larger than {limit} MB, which no article is.</source>
        <translation>Tệp “{name}” lớn hơn {limit} MB; không bài viết nào lớn như vậy.</translation>
    </message>
    <message>
        <source>Cut the article out of the larger file and import that.</source>
        <translation>Hãy tách bài viết ra khỏi tệp lớn rồi nhập phần đó.</translation>
    </message>
    <message>
        <source>The file “{name}” is {what}, not an article.</source>
        <translation>Tệp “{name}” là {what}, không phải bài viết.</translation>
    </message>
    <message>
        <source>Give the article as a plain text in UTF-8, Markdown, a PDF with text, a Word (.docx) or OpenDocument (.odt) file, a web page or TEI.</source>
        <translation>Hãy đưa bài viết ở dạng văn bản thuần UTF-8, Markdown, PDF có chữ, tệp Word (.docx) hoặc OpenDocument (.odt), trang web hoặc TEI.</translation>
    </message>
    <message>
        <source>The file “{name}” is empty.</source>
        <translation>Tệp “{name}” trống.</translation>
    </message>
    <message>
        <source>“{path}” is a folder, not a file.</source>
        <translation>“{path}” là thư mục, không phải tệp.</translation>
    </message>
    <message>
        <source>Choose one article in it.</source>
        <translation>Hãy chọn một bài viết trong đó.</translation>
    </message>
    <message>
        <source>“{path}” is a device or a pipe, not a file.</source>
        <translation>“{path}” là thiết bị hoặc ống dẫn, không phải tệp.</translation>
    </message>
    <message>
        <source>Save the article as a file first.</source>
        <translation>Trước hết hãy lưu bài viết thành tệp.</translation>
    </message>
    <message>
        <source>The file “{name}” is named {suffix} but isn&apos;t one inside; it is damaged or misnamed.</source>
        <translation>Tệp “{name}” có đuôi {suffix} nhưng bên trong không phải; tệp bị hỏng hoặc đặt sai tên.</translation>
    </message>
    <message>
        <source>There is no file “{path}”.</source>
        <translation>Không có tệp “{path}”.</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>Hãy kiểm tra tên và thư mục.</translation>
    </message>
    <message>
        <source>The OpenDocument text “{name}” is damaged or cut short.</source>
        <translation>Văn bản OpenDocument “{name}” bị hỏng hoặc bị cắt cụt.</translation>
    </message>
    <message>
        <source>Open it in LibreOffice, save it again as .odt, and import that.</source>
        <translation>Hãy mở bằng LibreOffice, lưu lại ở dạng .odt rồi nhập tệp đó.</translation>
    </message>
    <message>
        <source>The OpenDocument text “{name}” unpacks to more than an article can hold.</source>
        <translation>Văn bản OpenDocument “{name}” khi giải nén lớn hơn mức một bài viết có thể có.</translation>
    </message>
    <message>
        <source>Save the article&apos;s own text as a new .odt and import that.</source>
        <translation>Hãy lưu riêng phần chữ của bài viết thành tệp .odt mới rồi nhập tệp đó.</translation>
    </message>
    <message>
        <source>The OpenDocument text “{name}” is locked with a password.</source>
        <translation>Văn bản OpenDocument “{name}” bị khóa bằng mật khẩu.</translation>
    </message>
    <message>
        <source>Save a copy without the password and import that.</source>
        <translation>Hãy lưu một bản không có mật khẩu rồi nhập bản đó.</translation>
    </message>
    <message>
        <source>The PDF “{name}” is locked with a password.</source>
        <translation>Tệp PDF “{name}” bị khóa bằng mật khẩu.</translation>
    </message>
    <message>
        <source>The PDF “{name}” takes more time or memory to read than an article may.</source>
        <translation>Đọc tệp PDF “{name}” cần nhiều thời gian hoặc bộ nhớ hơn mức cho phép với một bài viết.</translation>
    </message>
    <message>
        <source>Save the article&apos;s own pages as a new PDF, or its text as a plain text file.</source>
        <translation>Hãy lưu riêng các trang của bài viết thành tệp PDF mới, hoặc lưu phần chữ thành tệp văn bản thuần.</translation>
    </message>
    <message>
        <source>The PDF “{name}” holds pictures of pages, but no text.</source>
        <translation>Tệp PDF “{name}” chỉ có ảnh chụp các trang, không có chữ.</translation>
    </message>
    <message>
        <source>Run text recognition (OCR) on it and import that, or save its pages as pictures and import those as scans.</source>
        <translation>Hãy nhận dạng chữ (OCR) rồi nhập kết quả, hoặc lưu các trang thành ảnh và nhập như bản quét.</translation>
    </message>
    <message>
        <source>The PDF “{name}” is damaged or cut short.</source>
        <translation>Tệp PDF “{name}” bị hỏng hoặc bị cắt cụt.</translation>
    </message>
    <message>
        <source>Get a whole copy of it, or save its text as a plain text file.</source>
        <translation>Hãy lấy bản còn nguyên, hoặc lưu phần chữ thành tệp văn bản thuần.</translation>
    </message>
    <message>
        <source>The XML file “{name}” is no TEI: its outermost element is “{element}”.</source>
        <translation>Tệp XML “{name}” không phải TEI: phần tử ngoài cùng là “{element}”.</translation>
    </message>
    <message>
        <source>Give the article as TEI, a web page, Markdown, plain text, PDF or a Word file.</source>
        <translation>Hãy đưa bài viết ở dạng TEI, trang web, Markdown, văn bản thuần, PDF hoặc tệp Word.</translation>
    </message>
    <message>
        <source>The file “{name}” declares XML entities, which can hide other files or bombs.</source>
        <translation>Tệp “{name}” khai báo thực thể XML; chúng có thể che giấu tệp khác hoặc bom dữ liệu.</translation>
    </message>
    <message>
        <source>Replace its entities by their text, take the DOCTYPE out, and import that.</source>
        <translation>Hãy thay các thực thể bằng chữ của chúng, bỏ dòng DOCTYPE rồi nhập lại.</translation>
    </message>
    <message>
        <source>The web page “{name}” is damaged or nested too deeply.</source>
        <translation>Trang web “{name}” bị hỏng hoặc lồng nhau quá sâu.</translation>
    </message>
    <message>
        <source>Save the page again, or save its text as a plain text file.</source>
        <translation>Hãy lưu lại trang, hoặc lưu phần chữ thành tệp văn bản thuần.</translation>
    </message>
    <message>
        <source>The file “{name}” holds more elements than an article can.</source>
        <translation>Tệp “{name}” có nhiều phần tử hơn mức một bài viết có thể có.</translation>
    </message>
    <message>
        <source>The XML of “{name}” is damaged or nested too deeply.</source>
        <translation>XML của “{name}” bị hỏng hoặc lồng nhau quá sâu.</translation>
    </message>
    <message>
        <source>Open it in the program that wrote it, save it again, and import that.</source>
        <translation>Hãy mở bằng chương trình đã ghi tệp, lưu lại rồi nhập tệp đó.</translation>
    </message>
    <message>
        <source>Open it in a browser, save it as UTF-8, and import that.</source>
        <translation>Hãy mở bằng trình duyệt, lưu ở dạng UTF-8 rồi nhập tệp đó.</translation>
    </message>
    <message>
        <source>The Word file “{name}” unpacks to more than an article can hold.</source>
        <translation>Tệp Word “{name}” khi giải nén lớn hơn mức một bài viết có thể có.</translation>
    </message>
    <message>
        <source>Save the article&apos;s own text as a new .docx and import that.</source>
        <translation>Hãy lưu riêng phần chữ của bài viết thành tệp .docx mới rồi nhập tệp đó.</translation>
    </message>
    <message>
        <source>The Word file “{name}” holds no text.</source>
        <translation>Tệp Word “{name}” không có chữ.</translation>
    </message>
    <message>
        <source>The Word file “{name}” is damaged or cut short.</source>
        <translation>Tệp Word “{name}” bị hỏng hoặc bị cắt cụt.</translation>
    </message>
    <message>
        <source>Open it in Word, save it again as .docx, and import that.</source>
        <translation>Hãy mở bằng Word, lưu lại ở dạng .docx rồi nhập tệp đó.</translation>
    </message>
    <message>
        <source>The file “{name}” is a ZIP file, but not a Word document.</source>
        <translation>Tệp “{name}” là tệp ZIP nhưng không phải tài liệu Word.</translation>
    </message>
    <message>
        <source>Unpack it and import the article inside, or save the article as .docx.</source>
        <translation>Hãy giải nén và nhập bài viết bên trong, hoặc lưu bài viết ở dạng .docx.</translation>
    </message>
    <message>
        <source>The Word file “{name}” is locked with a password.</source>
        <translation>Tệp Word “{name}” bị khóa bằng mật khẩu.</translation>
    </message>
    <message>
        <source>{path} holds no finding aid: it has no &lt;archdesc&gt;.</source>
        <translation>{path} không có công cụ tra cứu: thiếu &lt;archdesc&gt;.</translation>
    </message>
    <message>
        <source>Choose an EAD file, or import this one as what it is.</source>
        <translation>Hãy chọn tệp EAD, hoặc nhập tệp này theo đúng định dạng của nó.</translation>
    </message>
    <message>
        <source>{path} holds more than {most} files.</source>
        <translation>{path} có hơn {most} tệp.</translation>
    </message>
    <message>
        <source>Split it.</source>
        <translation>Hãy chia nhỏ ra.</translation>
    </message>
    <message>
        <source>{path} is no EAC-CPF file.</source>
        <translation>{path} không phải tệp EAC-CPF.</translation>
    </message>
    <message>
        <source>Import it as what it is.</source>
        <translation>Hãy nhập theo đúng định dạng của nó.</translation>
    </message>
    <message>
        <source>The bag {path} is not valid: {reason}.</source>
        <translation>Gói BagIt {path} không hợp lệ: {reason}.</translation>
    </message>
    <message>
        <source>Copy it again from where it came, or ask whoever made it.</source>
        <translation>Hãy sao chép lại từ nơi xuất phát, hoặc hỏi người đã tạo gói.</translation>
    </message>
    <message>
        <source>The bag {path} asks for files from the network (fetch.txt).</source>
        <translation>Gói BagIt {path} đòi tải tệp từ mạng (fetch.txt).</translation>
    </message>
    <message>
        <source>Let the program that made it fetch them and make a complete bag.</source>
        <translation>Hãy để chương trình đã tạo gói tải về và làm thành gói đầy đủ.</translation>
    </message>
    <message>
        <source>The bag {path} does not read back as it was written.</source>
        <translation>Gói BagIt {path} khi đọc lại không giống như đã ghi.</translation>
    </message>
    <message>
        <source>The bag {path} holds {count} archives.</source>
        <translation>Gói BagIt {path} có {count} kho lưu trữ.</translation>
    </message>
    <message>
        <source>Import the one that you want by itself.</source>
        <translation>Hãy nhập riêng kho mà bạn cần.</translation>
    </message>
    <message>
        <source>The archive {path} is of an older format ({found}).</source>
        <translation>Kho lưu trữ {path} có định dạng cũ ({found}).</translation>
    </message>
    <message>
        <source>Copy it out of the bag, open it for editing once, and import from that.</source>
        <translation>Hãy sao chép ra khỏi gói, mở để biên tập một lần rồi nhập từ bản đó.</translation>
    </message>
    <message>
        <source>The bag {path} is valid, and holds neither an archive nor a file of a known format.</source>
        <translation>Gói BagIt {path} hợp lệ nhưng không có kho lưu trữ hay tệp nào có định dạng đã biết.</translation>
    </message>
    <message>
        <source>Import the articles and pictures under its folder “data” by themselves.</source>
        <translation>Hãy nhập riêng các bài viết và ảnh trong thư mục “data” của gói.</translation>
    </message>
    <message>
        <source>{path} is no sound XML ({reason}).</source>
        <translation>{path} không phải XML đúng ({reason}).</translation>
    </message>
    <message>
        <source>Export the file again from the program that made it.</source>
        <translation>Hãy xuất lại tệp từ chương trình đã tạo ra nó.</translation>
    </message>
    <message>
        <source>{path} nests more than {most} elements.</source>
        <translation>{path} lồng quá {most} phần tử vào nhau.</translation>
    </message>
    <message>
        <source>{path} is larger than {most} MB.</source>
        <translation>{path} lớn hơn {most} MB.</translation>
    </message>
    <message>
        <source>{path} declares a document type, which may hide other files.</source>
        <translation>{path} khai báo kiểu tài liệu; khai báo ấy có thể che giấu tệp khác.</translation>
    </message>
    <message>
        <source>Remove the line that begins with &lt;!DOCTYPE, and try again.</source>
        <translation>Hãy bỏ dòng bắt đầu bằng &lt;!DOCTYPE rồi thử lại.</translation>
    </message>
    <message>
        <source>{path} is not there.</source>
        <translation>Không thấy {path}.</translation>
    </message>
    <message>
        <source>Check the file’s name, or choose another file.</source>
        <translation>Hãy kiểm tra tên tệp, hoặc chọn tệp khác.</translation>
    </message>
    <message>
        <source>{path} is no sound JSON ({reason}).</source>
        <translation>{path} không phải JSON hợp lệ ({reason}).</translation>
    </message>
    <message>
        <source>{path} cannot be read as KML ({reason}).</source>
        <translation>Không đọc được {path} theo KML ({reason}).</translation>
    </message>
    <message>
        <source>{path} is no table of Linked Places ({reason}).</source>
        <translation>{path} không phải bảng Linked Places ({reason}).</translation>
    </message>
    <message>
        <source>It is text in UTF-8, with tabs between its columns and their names in the first line.</source>
        <translation>Bảng phải là văn bản UTF-8, các cột cách nhau bằng dấu tab, tên cột ở dòng đầu.</translation>
    </message>
    <message>
        <source>{path} holds no IIIF manifest.</source>
        <translation>{path} không có bản kê IIIF nào.</translation>
    </message>
    <message>
        <source>{path} is no database of Gramps.</source>
        <translation>{path} không phải là cơ sở dữ liệu Gramps.</translation>
    </message>
    <message>
        <source>Export it from Gramps as XML.</source>
        <translation>Hãy xuất từ Gramps dưới dạng XML.</translation>
    </message>
    <message>
        <source>{path} unpacks to more than {most} MB.</source>
        <translation>{path} bung ra lớn hơn {most} MB.</translation>
    </message>
    <message>
        <source>Export less of the database at once.</source>
        <translation>Hãy xuất từng phần nhỏ hơn của cơ sở dữ liệu.</translation>
    </message>
    <message>
        <source>{path} holds no entries of BibTeX.</source>
        <translation>{path} không có mục BibTeX nào.</translation>
    </message>
    <message>
        <source>Choose a .bib file.</source>
        <translation>Hãy chọn một tệp .bib.</translation>
    </message>
    <message>
        <source>{path} holds no references of RIS.</source>
        <translation>{path} không có tham chiếu RIS nào.</translation>
    </message>
    <message>
        <source>Choose a .ris file.</source>
        <translation>Hãy chọn một tệp .ris.</translation>
    </message>
    <message>
        <source>The entry has no title.</source>
        <translation>Mục này không có nhan đề.</translation>
    </message>
    <message>
        <source>The entry is not closed, or its key stands twice.</source>
        <translation>Mục này chưa được đóng, hoặc khóa của nó bị lặp.</translation>
    </message>
    <message>
        <source>The reference is not closed by “ER  -”.</source>
        <translation>Tham chiếu này không được kết thúc bằng “ER  -”.</translation>
    </message>
    <message>
        <source>It is no reference of RIS.</source>
        <translation>Đây không phải là tham chiếu RIS.</translation>
    </message>
    <message>
        <source>“{name}” has no column “{column}”.</source>
        <translation>“{name}” không có cột “{column}”.</translation>
    </message>
    <message>
        <source>Export it from AtoM as CSV again.</source>
        <translation>Hãy xuất lại từ AtoM ra CSV.</translation>
    </message>
    <message>
        <source>A medium needs its original.</source>
        <translation>Tư liệu nghe nhìn cần có bản gốc.</translation>
    </message>
    <message>
        <source>Import the picture itself.</source>
        <translation>Hãy nhập chính tệp hình.</translation>
    </message>
    <message>
        <source>It has no name.</source>
        <translation>Bản ghi không có tên.</translation>
    </message>
    <message>
        <source>Give it one.</source>
        <translation>Hãy đặt tên cho nó.</translation>
    </message>
    <message>
        <source>“{name}” holds no table.</source>
        <translation>“{name}” không có bảng nào.</translation>
    </message>
    <message>
        <source>Give it a line of headings.</source>
        <translation>Hãy thêm một dòng tiêu đề cột.</translation>
    </message>
    <message>
        <source>“{value}” can be read in two ways.</source>
        <translation>“{value}” có thể đọc theo hai cách.</translation>
    </message>
    <message>
        <source>Write 20700 for twenty thousand seven hundred, or 20.7.</source>
        <translation>Hãy viết 20700 cho hai mươi nghìn bảy trăm, hoặc 20.7.</translation>
    </message>
    <message>
        <source>Choose a manifest of version 3, or the folder in which manifests lie.</source>
        <translation>Hãy chọn bản kê phiên bản 3, hoặc thư mục chứa các bản kê.</translation>
    </message>
    <message>
        <source>The file changed while it was read.</source>
        <translation>Tệp đã thay đổi trong lúc đọc.</translation>
    </message>
    <message>
        <source>Import it again.</source>
        <translation>Hãy nhập lại.</translation>
    </message>
    <message>
        <source>A citation needs its source, and there is no record {ref}.</source>
        <translation>Trích dẫn cần có nguồn, mà không có bản ghi {ref}.</translation>
    </message>
    <message>
        <source>“{name}” does not say what its rows are.</source>
        <translation>“{name}” không cho biết các dòng là loại gì.</translation>
    </message>
    <message>
        <source>Give it a column “kind” (place, unit, person …), or say the kind.</source>
        <translation>Hãy thêm cột “kind” (place, unit, person …), hoặc chọn loại.</translation>
    </message>
    <message>
        <source>“{name}” has no column of names.</source>
        <translation>“{name}” không có cột tên.</translation>
    </message>
    <message>
        <source>Call one of its columns “name vi” or “name en”.</source>
        <translation>Hãy đặt một cột là “name vi” hoặc “name en”.</translation>
    </message>
    <message>
        <source>“{line}” is no link.</source>
        <translation>“{line}” không phải liên kết.</translation>
    </message>
    <message>
        <source>Write it as: part-of &gt; unit/246.</source>
        <translation>Hãy viết như: part-of &gt; unit/246.</translation>
    </message>
    <message>
        <source>“{name}” has more than {most} columns.</source>
        <translation>“{name}” có hơn {most} cột.</translation>
    </message>
    <message>
        <source>Save the table as CSV again.</source>
        <translation>Hãy lưu lại bảng ra CSV.</translation>
    </message>
    <message>
        <source>{path} holds no annotation.</source>
        <translation>{path} không có chú giải nào.</translation>
    </message>
    <message>
        <source>Choose a file of W3C Web Annotations.</source>
        <translation>Hãy chọn tệp W3C Web Annotations.</translation>
    </message>
    <message>
        <source>“{name}” is no sound workbook.</source>
        <translation>“{name}” không phải bảng tính hợp lệ.</translation>
    </message>
    <message>
        <source>Save it again as XLSX or CSV.</source>
        <translation>Hãy lưu lại thành XLSX hoặc CSV.</translation>
    </message>
    <message>
        <source>A sheet holds no more than {most} rows.</source>
        <translation>Một trang tính chứa không quá {most} dòng.</translation>
    </message>
    <message>
        <source>Export as CSV.</source>
        <translation>Hãy xuất ra CSV.</translation>
    </message>
    <message>
        <source>“{name}” unpacks to more than a workbook can be.</source>
        <translation>“{name}” giải nén ra lớn hơn mức một bảng tính có thể có.</translation>
    </message>
    <message>
        <source>Save it as CSV, or split it.</source>
        <translation>Hãy lưu thành CSV, hoặc chia nhỏ ra.</translation>
    </message>
    <message>
        <source>{format} is no table.</source>
        <translation>{format} không phải bảng.</translation>
    </message>
    <message>
        <source>Choose csv or xlsx for a template.</source>
        <translation>Hãy chọn csv hoặc xlsx để lấy mẫu.</translation>
    </message>
    <message>
        <source>{format} holds no {kinds}.</source>
        <translation>{format} không chứa được {kinds}.</translation>
    </message>
    <message>
        <source>Choose another format, or one of: {known}.</source>
        <translation>Hãy chọn định dạng khác, hoặc một trong: {known}.</translation>
    </message>
    <message>
        <source>The date “{words}” cannot be read; the record comes without it.</source>
        <translation>Không đọc được ngày “{words}”; bản ghi được nhập mà không có ngày.</translation>
    </message>
    <message>
        <source>Set it in Gramps again, or enter it here.</source>
        <translation>Hãy đặt lại ngày trong Gramps, hoặc nhập ở đây.</translation>
    </message>
    <message>
        <source>Set it in Tropy again, or enter it here.</source>
        <translation>Hãy đặt lại ngày trong Tropy, hoặc nhập ở đây.</translation>
    </message>
    <message>
        <source>{path} holds no items of Tropy.</source>
        <translation>{path} không chứa tài liệu nào của Tropy.</translation>
    </message>
    <message>
        <source>Choose a file that Tropy exported as JSON-LD.</source>
        <translation>Hãy chọn tệp mà Tropy xuất ở dạng JSON-LD.</translation>
    </message>
    <message>
        <source>The picture does not lie beside the file; its notes are kept.</source>
        <translation>Ảnh không nằm cạnh tệp; các ghi chú của ảnh được giữ lại.</translation>
    </message>
    <message>
        <source>Put the pictures into the file’s folder, and import it again.</source>
        <translation>Hãy chép ảnh vào thư mục của tệp rồi nhập lại.</translation>
    </message>
    <message>
        <source>“{text}” is not a date that can be read.</source>
        <translation>Không đọc được “{text}” như một thời gian.</translation>
    </message>
    <message>
        <source>“{text}” ends before it begins.</source>
        <translation>“{text}” kết thúc trước khi bắt đầu.</translation>
    </message>
    <message>
        <source>“{text}” is not in the calendar.</source>
        <translation>“{text}” không có trong lịch.</translation>
    </message>
    <message>
        <source>Mend it in the file, and import the file again.</source>
        <translation>Hãy sửa trong tệp rồi nhập lại tệp.</translation>
    </message>
    <message>
        <source>This row cannot be read.</source>
        <translation>Không đọc được dòng này.</translation>
    </message>
    <message>
        <source>The column “{heading}” is not known, and is left out.</source>
        <translation>Không biết cột “{heading}” là gì nên bỏ qua.</translation>
    </message>
    <message>
        <source>The column “{name}” has no field here, and is left out.</source>
        <translation>Cột “{name}” không có ô tương ứng ở đây nên bỏ qua.</translation>
    </message>
    <message>
        <source>The date “{words}” cannot be read, and is left out.</source>
        <translation>Không đọc được ngày “{words}” nên bỏ qua.</translation>
    </message>
    <message>
        <source>A cell says {wrong}.</source>
        <translation>Có ô ghi {wrong}.</translation>
    </message>
    <message>
        <source>“{said}” is no person and no corporate body.</source>
        <translation>“{said}” không phải nhân vật, cũng không phải tổ chức.</translation>
    </message>
    <message>
        <source>“{said}” is no kind of record.</source>
        <translation>“{said}” không phải một loại bản ghi.</translation>
    </message>
    <message>
        <source>It has no handle of its own.</source>
        <translation>Mục này không có mã riêng (handle).</translation>
    </message>
    <message>
        <source>The place has no title.</source>
        <translation>Địa danh này không có tên.</translation>
    </message>
    <message>
        <source>The placemark has no name.</source>
        <translation>Điểm đánh dấu này không có tên.</translation>
    </message>
    <message>
        <source>It is a manifest of version 2; version 3 is read.</source>
        <translation>Bản kê thuộc phiên bản 2; chương trình chỉ đọc phiên bản 3.</translation>
    </message>
    <message>
        <source>The file names nobody: it has no &lt;nameEntry&gt;.</source>
        <translation>Tệp không nêu tên ai: không có &lt;nameEntry&gt;.</translation>
    </message>
    <message>
        <source>No map with a picture has enough control points to be laid out.</source>
        <translation>Không bản đồ có hình nào đủ điểm khống chế để trải ra.</translation>
    </message>
    <message>
        <source>Records of Gramps’ families are not taken.</source>
        <translation>Không nhập các gia đình của Gramps.</translation>
    </message>
    <message>
        <source>Records of Gramps’ media are not taken.</source>
        <translation>Không nhập tư liệu nghe nhìn của Gramps.</translation>
    </message>
    <message>
        <source>Records of Gramps’ repositories are not taken.</source>
        <translation>Không nhập các kho lưu giữ của Gramps.</translation>
    </message>
    <message>
        <source>Georeference one first.</source>
        <translation>Hãy định vị một bản đồ trước.</translation>
    </message>
</context>
<context>
    <name>EvidenceDesk</name>
    <message>
        <source>Evidence</source>
        <translation>Căn cứ</translation>
    </message>
    <message>
        <source>Mark words in the text, with the mouse or with Shift and the arrow keys.</source>
        <translation>Hãy bôi chọn chữ trong bài đọc, bằng chuột hoặc bằng phím Shift và các phím mũi tên.</translation>
    </message>
    <message>
        <source>These words name</source>
        <translation>Những chữ này nói tới</translation>
    </message>
    <message>
        <source>Find a record, or make one</source>
        <translation>Tìm một bản ghi, hoặc lập bản ghi mới</translation>
    </message>
    <message>
        <source>They support</source>
        <translation>Những chữ này làm căn cứ cho</translation>
    </message>
    <message>
        <source>What it rests on already</source>
        <translation>Căn cứ đã có</translation>
    </message>
    <message>
        <source>Add as evidence</source>
        <translation>Thêm làm căn cứ</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Gỡ bỏ</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Bản ghi</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Điều được nêu</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Mức chắc chắn</translation>
    </message>
    <message>
        <source>Cited from</source>
        <translation>Dẫn từ</translation>
    </message>
    <message>
        <source>Page or place</source>
        <translation>Trang hoặc vị trí</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>A source or a citation; may stay empty</source>
        <translation>Nguồn tư liệu hoặc trích dẫn; có thể để trống</translation>
    </message>
</context>
<context>
    <name>EvidenceTool</name>
    <message>
        <source>The record itself</source>
        <translation>Chính bản ghi này</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Căn cứ</translation>
    </message>
    <message>
        <source>A part of a picture, page %1</source>
        <translation>Một phần của hình ảnh, trang %1</translation>
    </message>
    <message>
        <source>%1, paragraph %2</source>
        <translation>%1, đoạn %2</translation>
    </message>
</context>
<context>
    <name>ExplainSheet</name>
    <message>
        <source>More about it</source>
        <translation>Xem thêm</translation>
    </message>
    <message>
        <source>No explanation is recorded.</source>
        <translation>Chưa có lời giải thích.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export records</source>
        <translation>Xuất bản ghi</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Định dạng</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Lưu báo cáo…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>What the format cannot hold</source>
        <translation>Những gì định dạng không chứa được</translation>
    </message>
    <message>
        <source>The records are exported, and read back to see what is lost …</source>
        <translation>Đang xuất các bản ghi và đọc lại để xem mất gì …</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>Đã ghi %1.</translation>
    </message>
    <message>
        <source>Nothing here reads this format back, so nothing is compared.</source>
        <translation>Ở đây không có gì đọc lại định dạng này nên không so sánh.</translation>
    </message>
    <message>
        <source>%1 things are not in it, or not whole.</source>
        <translation>%1 điều không có trong đó, hoặc không trọn vẹn.</translation>
    </message>
    <message>
        <source>It holds everything.</source>
        <translation>Tệp chứa đủ mọi điều.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Lưu báo cáo</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Bảng (*.csv)</translation>
    </message>
</context>
<context>
    <name>FacetsModel</name>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Phía</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Nơi</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
</context>
<context>
    <name>FilePlace</name>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Control points of another program</source>
        <translation>Điểm khống chế của chương trình khác</translation>
    </message>
    <message>
        <source>Control points (*.points *.json)</source>
        <translation>Điểm khống chế (*.points *.json)</translation>
    </message>
    <message>
        <source>IIIF Georeference Annotation (*.json)</source>
        <translation>Chú giải tọa độ IIIF (*.json)</translation>
    </message>
    <message>
        <source>Control points for QGIS (*.points)</source>
        <translation>Điểm khống chế cho QGIS (*.points)</translation>
    </message>
    <message>
        <source>Export the control points</source>
        <translation>Xuất các điểm khống chế</translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation>Đã ghi %1.</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>Leave out no longer: %1</source>
        <translation>Bỏ lọc: %1</translation>
    </message>
    <message>
        <source>Without any filter</source>
        <translation>Bỏ hết bộ lọc</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Create %1 “%2”</source>
        <translation>Tạo mới %1 “%2”</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>What was found</source>
        <translation>Kết quả tìm được</translation>
    </message>
    <message>
        <source>You could ask</source>
        <translation>Bạn có thể hỏi</translation>
    </message>
</context>
<context>
    <name>FormTool</name>
    <message>
        <source>Record</source>
        <translation>Phiếu</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Phiếu mới</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Choose a record in the list, in the text or on the map to edit it here.</source>
        <translation>Chọn một bản ghi trong danh sách, trong bài hoặc trên bản đồ để biên mục tại đây.</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Tropy: items and photos</source>
        <translation>Tropy: tài liệu và ảnh chụp</translation>
    </message>
    <message>
        <source>IIIF manifests</source>
        <translation>Bản kê IIIF</translation>
    </message>
    <message>
        <source>Linked Places (JSON)</source>
        <translation>Linked Places (JSON)</translation>
    </message>
    <message>
        <source>Linked Places (table)</source>
        <translation>Linked Places (bảng)</translation>
    </message>
    <message>
        <source>GeoJSON: places</source>
        <translation>GeoJSON: địa điểm</translation>
    </message>
    <message>
        <source>KML: places</source>
        <translation>KML: địa điểm</translation>
    </message>
    <message>
        <source>Archival descriptions (AtoM CSV, ISAD(G))</source>
        <translation>Mô tả tài liệu lưu trữ (CSV của AtoM, ISAD(G))</translation>
    </message>
    <message>
        <source>Authority records (AtoM CSV, ISAAR(CPF))</source>
        <translation>Bản ghi nhân vật và tổ chức (CSV của AtoM, ISAAR(CPF))</translation>
    </message>
    <message>
        <source>EAD 2002, finding aids</source>
        <translation>EAD 2002, công cụ tra cứu</translation>
    </message>
    <message>
        <source>EAD3, finding aids</source>
        <translation>EAD3, công cụ tra cứu</translation>
    </message>
    <message>
        <source>BagIt bag</source>
        <translation>Gói BagIt</translation>
    </message>
    <message>
        <source>EAC-CPF, units, bodies and persons</source>
        <translation>EAC-CPF, đơn vị, tổ chức và nhân vật</translation>
    </message>
    <message>
        <source>Gramps: places, events, people, sources</source>
        <translation>Gramps: địa danh, sự kiện, nhân vật, nguồn</translation>
    </message>
    <message>
        <source>CSL-JSON: sources</source>
        <translation>CSL-JSON: nguồn</translation>
    </message>
    <message>
        <source>BibTeX: sources</source>
        <translation>BibTeX: nguồn</translation>
    </message>
    <message>
        <source>RIS: sources</source>
        <translation>RIS: nguồn</translation>
    </message>
    <message>
        <source>Spreadsheet (CSV)</source>
        <translation>Bảng tính (CSV)</translation>
    </message>
    <message>
        <source>Spreadsheet (Excel)</source>
        <translation>Bảng tính (Excel)</translation>
    </message>
    <message>
        <source>EAD3, holdings as a finding aid</source>
        <translation>EAD3, hiện vật và tài liệu thành công cụ tra cứu</translation>
    </message>
    <message>
        <source>GeoJSON: places and routes</source>
        <translation>GeoJSON: địa điểm và đường đi</translation>
    </message>
    <message>
        <source>IIIF folder of maps and media</source>
        <translation>Thư mục IIIF gồm bản đồ và tư liệu nghe nhìn</translation>
    </message>
    <message>
        <source>KML: places and routes</source>
        <translation>KML: địa điểm và đường đi</translation>
    </message>
    <message>
        <source>EAC-CPF 2.0, units, bodies and persons</source>
        <translation>EAC-CPF 2.0, đơn vị, tổ chức và nhân vật</translation>
    </message>
    <message>
        <source>BagIt bag of archive, originals and exports</source>
        <translation>Gói BagIt gồm kho lưu trữ, bản gốc và các bản xuất</translation>
    </message>
    <message>
        <source>Preservation package with PREMIS events</source>
        <translation>Gói bảo quản kèm sự kiện PREMIS</translation>
    </message>
    <message>
        <source>Web Annotations</source>
        <translation>Web Annotations</translation>
    </message>
    <message>
        <source>MBTiles of georeferenced maps</source>
        <translation>MBTiles của các bản đồ đã định vị</translation>
    </message>
    <message>
        <source>Website of what is published</source>
        <translation>Trang web của những gì đã công bố</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>Identity</source>
        <translation>Nhận diện</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Mô tả</translation>
    </message>
    <message>
        <source>Relationships</source>
        <translation>Quan hệ</translation>
    </message>
    <message>
        <source>Further description (ISAAR)</source>
        <translation>Mô tả thêm (ISAAR)</translation>
    </message>
    <message>
        <source>What and when</source>
        <translation>Việc gì, khi nào</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ở đâu</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Hành trình</translation>
    </message>
    <message>
        <source>The number</source>
        <translation>Con số</translation>
    </message>
    <message>
        <source>The word</source>
        <translation>Tên gọi</translation>
    </message>
    <message>
        <source>Identity statement</source>
        <translation>Nhận dạng tài liệu</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Bối cảnh</translation>
    </message>
    <message>
        <source>Content and structure</source>
        <translation>Nội dung và cấu trúc</translation>
    </message>
    <message>
        <source>Conditions of access and use</source>
        <translation>Điều kiện tiếp cận và sử dụng</translation>
    </message>
    <message>
        <source>Allied materials</source>
        <translation>Tài liệu liên quan</translation>
    </message>
    <message>
        <source>Notes and description control</source>
        <translation>Ghi chú và kiểm soát mô tả</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>Nơi lưu giữ</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Quyền</translation>
    </message>
    <message>
        <source>Picture or recording</source>
        <translation>Ảnh hoặc bản ghi</translation>
    </message>
    <message>
        <source>Map sheet</source>
        <translation>Mảnh bản đồ</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Lộ trình tham quan</translation>
    </message>
    <message>
        <source>Stops of the tour</source>
        <translation>Các chặng của lộ trình</translation>
    </message>
    <message>
        <source>Title and authors</source>
        <translation>Nhan đề và tác giả</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Publication</source>
        <translation>Xuất bản</translation>
    </message>
    <message>
        <source>What is cited</source>
        <translation>Được trích dẫn</translation>
    </message>
    <message>
        <source>Identifiers</source>
        <translation>Mã định danh</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Không rõ</translation>
    </message>
</context>
<context>
    <name>GatheringPage</name>
    <message>
        <source>Rename</source>
        <translation>Đổi tên</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Xóa</translation>
    </message>
</context>
<context>
    <name>Georeference</name>
    <message>
        <source>Georeference</source>
        <translation>Đặt tọa độ</translation>
    </message>
    <message>
        <source>The control points have not been saved.</source>
        <translation>Các điểm khống chế chưa được lưu.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>Rời đi, không lưu</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Ở lại</translation>
    </message>
    <message>
        <source>Similarity: moved, turned, scaled</source>
        <translation>Đồng dạng: dời, xoay, co giãn</translation>
    </message>
    <message>
        <source>Affine: stretched and slanted too</source>
        <translation>Affine: thêm kéo giãn và xiên</translation>
    </message>
    <message>
        <source>Polynomial of order 2: bent evenly</source>
        <translation>Đa thức bậc 2: uốn cong đều</translation>
    </message>
    <message>
        <source>Thin plate spline: through every point</source>
        <translation>Spline tấm mỏng: qua mọi điểm</translation>
    </message>
    <message>
        <source>The sheet passes through every point, so the residuals are zero and say nothing about how right it is.</source>
        <translation>Tờ bản đồ đi qua đúng mọi điểm nên độ lệch bằng không và không nói gì về độ chính xác.</translation>
    </message>
    <message>
        <source>The points lie almost on one line: beside it, the sheet may be far off. Add points away from the line.</source>
        <translation>Các điểm gần như thẳng hàng: ngoài đường ấy, tờ bản đồ có thể lệch xa. Hãy thêm điểm nằm ngoài đường thẳng.</translation>
    </message>
    <message>
        <source>The points lie close together: far from them, the sheet may be far off. Add points near its corners.</source>
        <translation>Các điểm nằm sát nhau: ở xa chúng, tờ bản đồ có thể lệch nhiều. Hãy thêm điểm gần các góc.</translation>
    </message>
    <message>
        <source>The sheet comes out mirrored: points have been mixed up, or the scan is a mirror image.</source>
        <translation>Tờ bản đồ bị lật như trong gương: có điểm bị ghép nhầm, hoặc bản quét bị lật ngược.</translation>
    </message>
    <message>
        <source>These points lie in almost the same place: %1. One of them is enough.</source>
        <translation>Các điểm sau gần như trùng chỗ: %1. Chỉ cần giữ một điểm.</translation>
    </message>
    <message>
        <source>The sheet is folded over itself: a point is misplaced, or the transformation is too soft.</source>
        <translation>Tờ bản đồ bị gập lên chính nó: có điểm đặt sai, hoặc phép biến đổi quá mềm.</translation>
    </message>
    <message>
        <source>Click the corners of the mask on the scan, one after the other.</source>
        <translation>Bấm lần lượt các góc của khung cắt trên bản quét.</translation>
    </message>
    <message>
        <source>Now click the same place on the map, or choose a known place.</source>
        <translation>Bây giờ bấm đúng chỗ đó trên bản đồ nền, hoặc chọn một địa điểm đã biết.</translation>
    </message>
    <message>
        <source>Now click the same place on the scan.</source>
        <translation>Bây giờ bấm đúng chỗ đó trên bản quét.</translation>
    </message>
    <message>
        <source>Click a place on the scan that can be found on the map.</source>
        <translation>Bấm vào một chỗ trên bản quét mà bản đồ nền cũng có.</translation>
    </message>
    <message>
        <source>RMSE: %1 on the ground, %2 in the scan</source>
        <translation>RMSE: %1 trên thực địa, %2 trên bản quét</translation>
    </message>
    <message>
        <source>%1° N %2° E</source>
        <translation>%1° B %2° Đ</translation>
    </message>
    <message>
        <source>No map is chosen.</source>
        <translation>Chưa chọn bản đồ nào.</translation>
    </message>
    <message>
        <source>Choose a map first.</source>
        <translation>Hãy chọn một bản đồ trước.</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>For every reader</source>
        <translation>Cho mọi người</translation>
    </message>
    <message>
        <source>For archivists</source>
        <translation>Cho người biên mục</translation>
    </message>
    <message>
        <source>For visitor services</source>
        <translation>Cho người phục vụ khách</translation>
    </message>
    <message>
        <source>For technicians</source>
        <translation>Cho kỹ thuật viên</translation>
    </message>
    <message>
        <source>To look up</source>
        <translation>Để tra cứu</translation>
    </message>
    <message>
        <source>Muniment: the guide</source>
        <translation>Muniment: sách hướng dẫn</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Phiên bản %1</translation>
    </message>
    <message>
        <source>For archivists, visitor services and technicians</source>
        <translation>Dành cho người biên mục, người phục vụ khách tham quan và kỹ thuật viên</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Guide – Muniment</source>
        <translation>Sách hướng dẫn – Muniment</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Tìm trong sách</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Mục lục</translation>
    </message>
    <message>
        <source>Page of the guide</source>
        <translation>Trang sách</translation>
    </message>
    <message>
        <source>No page holds all these words.</source>
        <translation>Không trang nào có đủ những từ này.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Đi tới</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Undone</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Redone</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Nhập</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Gộp</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Tách</translation>
    </message>
    <message>
        <source>Changed together</source>
        <translation>Sửa hàng loạt</translation>
    </message>
    <message>
        <source>Built from sources</source>
        <translation>Dựng từ bộ nguồn</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên gọi</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Liên kết</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Số định danh</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Mã tham chiếu</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Đoạn văn</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Chặng</translation>
    </message>
    <message>
        <source>Control point</source>
        <translation>Điểm khống chế</translation>
    </message>
    <message>
        <source>Mention</source>
        <translation>Chỗ nhắc tới</translation>
    </message>
    <message>
        <source>Misprint</source>
        <translation>Lỗi in</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Căn cứ</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Thứ hạng</translation>
    </message>
    <message>
        <source>Rival account</source>
        <translation>Thuyết khác</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 và %2 bản ghi khác</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>đã hoàn tác</translation>
    </message>
</context>
<context>
    <name>HistoryTool</name>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>This record</source>
        <translation>Bản ghi này</translation>
    </message>
    <message>
        <source>Whole archive</source>
        <translation>Cả kho</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Đã xóa</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Hoàn tác lần sửa cuối</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Show older ones</source>
        <translation>Xem các lần sửa cũ hơn</translation>
    </message>
    <message>
        <source>What it changed</source>
        <translation>Nội dung thay đổi</translation>
    </message>
    <message>
        <source>Revisions, newest first</source>
        <translation>Các lần sửa, mới nhất trước</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Khôi phục bản ghi này</translation>
    </message>
    <message>
        <source>Restore the earlier value</source>
        <translation>Lấy lại giá trị trước đó</translation>
    </message>
</context>
<context>
    <name>HitDelegate</name>
    <message>
        <source>Show all ›</source>
        <translation>Xem tất cả ›</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>%1 stops</source>
        <translation>%1 chặng</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 phút</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Dòng thời gian</translation>
    </message>
    <message>
        <source>Day by day, what happened where</source>
        <translation>Từng ngày, việc gì diễn ra ở đâu</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Bản đồ</translation>
    </message>
    <message>
        <source>Places, movements, positions</source>
        <translation>Địa danh, đường hành quân, vị trí</translation>
    </message>
    <message>
        <source>Units and people</source>
        <translation>Đơn vị, nhân vật</translation>
    </message>
    <message>
        <source>Who took part, on both sides</source>
        <translation>Những ai tham gia, của cả hai phía</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm kiếm</translation>
    </message>
    <message>
        <source>Any spelling finds it</source>
        <translation>Viết cách nào cũng tìm được</translation>
    </message>
</context>
<context>
    <name>IdentifiersField</name>
    <message>
        <source>Add an identifier</source>
        <translation>Thêm mã định danh</translation>
    </message>
    <message>
        <source>An identifier needs its scheme and its value.</source>
        <translation>Mã định danh cần có cả hệ thống lẫn giá trị.</translation>
    </message>
    <message>
        <source>Scheme, e.g. wikidata</source>
        <translation>Hệ thống, ví dụ wikidata</translation>
    </message>
    <message>
        <source>Scheme of the identifier</source>
        <translation>Hệ thống của mã định danh</translation>
    </message>
    <message>
        <source>Value, e.g. Q1203504</source>
        <translation>Giá trị, ví dụ Q1203504</translation>
    </message>
    <message>
        <source>Value of the identifier</source>
        <translation>Giá trị của mã định danh</translation>
    </message>
    <message>
        <source>Remove this identifier</source>
        <translation>Bỏ mã định danh này</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import records</source>
        <translation>Nhập bản ghi</translation>
    </message>
    <message>
        <source>No file has been chosen.</source>
        <translation>Chưa chọn tệp nào.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Định dạng</translation>
    </message>
    <message>
        <source>Rows are</source>
        <translation>Các dòng là</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>như tệp ghi</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Cột…</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Điều sẽ xảy ra</translation>
    </message>
    <message>
        <source>Which record it is</source>
        <translation>Là bản ghi nào</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Nhập</translation>
    </message>
    <message>
        <source>What the import would change</source>
        <translation>Những gì việc nhập sẽ thay đổi</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>%1 parts of records are left out.</source>
        <translation>%1 phần của các bản ghi bị bỏ lại.</translation>
    </message>
    <message>
        <source>The archive holds all of this already.</source>
        <translation>Kho lưu trữ đã có tất cả những điều này.</translation>
    </message>
    <message>
        <source>“%1” is</source>
        <translation>“%1” là</translation>
    </message>
    <message>
        <source>a new record</source>
        <translation>bản ghi mới</translation>
    </message>
    <message>
        <source>to be left out</source>
        <translation>bỏ qua</translation>
    </message>
</context>
<context>
    <name>JudgementsPage</name>
    <message>
        <source>Merged records</source>
        <translation>Các bản ghi đã gộp</translation>
    </message>
    <message>
        <source>Split again</source>
        <translation>Tách lại</translation>
    </message>
    <message>
        <source>Judged not to be the same</source>
        <translation>Đã xác định không phải là một</translation>
    </message>
    <message>
        <source>They may be the same</source>
        <translation>Có thể là một</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Erase one letter</source>
        <translation>Xóa một chữ</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Xóa hết</translation>
    </message>
    <message>
        <source>Clear everything</source>
        <translation>Xóa tất cả</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Dấu cách</translation>
    </message>
    <message>
        <source>Slash</source>
        <translation>Dấu gạch chéo</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Done: put the keyboard away</source>
        <translation>Xong: cất bàn phím</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Bàn phím</translation>
    </message>
</context>
<context>
    <name>LayerPanel</name>
    <message>
        <source>On the map</source>
        <translation>Trên bản đồ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>%1: shown</source>
        <translation>%1: đang hiện</translation>
    </message>
    <message>
        <source>%1: hidden</source>
        <translation>%1: đang ẩn</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Licences</source>
        <translation>Giấy phép</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>LinesField</name>
    <message>
        <source>one a line</source>
        <translation>mỗi dòng một mục</translation>
    </message>
</context>
<context>
    <name>LinksField</name>
    <message>
        <source>New relation: how</source>
        <translation>Quan hệ mới: kiểu quan hệ</translation>
    </message>
    <message>
        <source>New relation: to which record</source>
        <translation>Quan hệ mới: với bản ghi nào</translation>
    </message>
    <message>
        <source>Add a relation: type a name</source>
        <translation>Thêm quan hệ: gõ một tên</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be read as a date.</source>
        <translation>Không đọc được “%1” như một thời gian.</translation>
    </message>
    <message>
        <source>when</source>
        <translation>khi nào</translation>
    </message>
    <message>
        <source>Remove this relation</source>
        <translation>Bỏ quan hệ này</translation>
    </message>
</context>
<context>
    <name>LossModel</name>
    <message>
        <source>Record</source>
        <translation>Bản ghi</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Phần</translation>
    </message>
    <message>
        <source>In the archive</source>
        <translation>Trong kho lưu trữ</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>Trong tệp</translation>
    </message>
</context>
<context>
    <name>MapBar</name>
    <message>
        <source>Layers of the map</source>
        <translation>Các lớp bản đồ</translation>
    </message>
    <message>
        <source>Choose an area: drag a rectangle (or drag with Shift)</source>
        <translation>Chọn vùng: kéo một hình chữ nhật (hoặc giữ Shift mà kéo)</translation>
    </message>
    <message>
        <source>Measure: click from point to point (Esc takes one back)</source>
        <translation>Đo khoảng cách: bấm từng điểm (Esc bỏ điểm vừa bấm)</translation>
    </message>
    <message>
        <source>Save or print the map</source>
        <translation>Lưu hoặc in bản đồ</translation>
    </message>
    <message>
        <source>Save as a picture…</source>
        <translation>Lưu thành ảnh…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>In…</translation>
    </message>
</context>
<context>
    <name>MapButtons</name>
    <message>
        <source>Zoom in</source>
        <translation>Phóng to</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Thu nhỏ</translation>
    </message>
    <message>
        <source>Show the whole region</source>
        <translation>Xem toàn vùng</translation>
    </message>
</context>
<context>
    <name>MapCanvas</name>
    <message>
        <source>{} m</source>
        <translation>{} m</translation>
    </message>
    <message>
        <source>{} km</source>
        <translation>{} km</translation>
    </message>
</context>
<context>
    <name>MapControls</name>
    <message>
        <source>Zoom in</source>
        <translation>Phóng to</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Thu nhỏ</translation>
    </message>
    <message>
        <source>Show the whole region</source>
        <translation>Xem cả vùng</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>Bản đồ hiện những gì</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Day by day</source>
        <translation>Từng ngày</translation>
    </message>
</context>
<context>
    <name>MapFrame</name>
    <message>
        <source>Save the map as a picture</source>
        <translation>Lưu bản đồ thành ảnh</translation>
    </message>
</context>
<context>
    <name>MapLayerList</name>
    <message>
        <source>Layers of the map</source>
        <translation>Các lớp bản đồ</translation>
    </message>
    <message>
        <source>Swipe the topmost sheet</source>
        <translation>Vuốt để so tờ trên cùng</translation>
    </message>
    <message>
        <source>%1: further up</source>
        <translation>%1: lên trên</translation>
    </message>
    <message>
        <source>%1: further down</source>
        <translation>%1: xuống dưới</translation>
    </message>
    <message>
        <source>Opacity of %1</source>
        <translation>Độ đậm của %1</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Độ đậm</translation>
    </message>
</context>
<context>
    <name>MapPane</name>
    <message>
        <source>Closer</source>
        <translation>Lại gần</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>Lùi ra</translation>
    </message>
</context>
<context>
    <name>MapPanel</name>
    <message>
        <source>Map</source>
        <translation>Bản đồ</translation>
    </message>
    <message>
        <source>No position: %1</source>
        <translation>Chưa rõ vị trí: %1</translation>
    </message>
    <message>
        <source>This archive has no base map yet.</source>
        <translation>Kho này chưa có bản đồ nền.</translation>
    </message>
    <message>
        <source>Base map</source>
        <translation>Bản đồ nền</translation>
    </message>
    <message>
        <source>The map was saved as %1.</source>
        <translation>Đã lưu bản đồ thành %1.</translation>
    </message>
    <message>
        <source>Layers of the base map can’t be read: %1.</source>
        <translation>Không đọc được các lớp bản đồ nền: %1.</translation>
    </message>
    <message>
        <source>The rest of the map is shown without them.</source>
        <translation>Bản đồ vẫn hiển thị phần còn lại.</translation>
    </message>
</context>
<context>
    <name>MapReadout</name>
    <message>
        <source>%1° N</source>
        <translation>%1° B</translation>
    </message>
    <message>
        <source>%1° S</source>
        <translation>%1° N</translation>
    </message>
    <message>
        <source>%1° E</source>
        <translation>%1° Đ</translation>
    </message>
    <message>
        <source>%1° W</source>
        <translation>%1° T</translation>
    </message>
</context>
<context>
    <name>MapScreen</name>
    <message>
        <source>Map</source>
        <translation>Bản đồ</translation>
    </message>
    <message>
        <source>No place is on the map yet.</source>
        <translation>Bản đồ chưa có địa điểm nào.</translation>
    </message>
</context>
<context>
    <name>MapSurface</name>
    <message>
        <source>Redrawn sketch, not a map of the period</source>
        <translation>Sơ đồ vẽ lại, không phải bản đồ thời kỳ</translation>
    </message>
    <message>
        <source>{} km</source>
        <translation>{} km</translation>
    </message>
    <message>
        <source>N</source>
        <comment>north</comment>
        <translation>B</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Bản đồ</translation>
    </message>
    <message>
        <source>%1 places. Arrow keys move the map, plus and minus zoom, Tab walks them</source>
        <translation>%1 địa danh. Phím mũi tên di chuyển bản đồ, dấu cộng và trừ để phóng to thu nhỏ, phím Tab đi qua từng địa danh</translation>
    </message>
</context>
<context>
    <name>NamePopover</name>
    <message>
        <source>This search is saved</source>
        <translation>Lượt tìm này đã lưu</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>Lưu lượt tìm này</translation>
    </message>
    <message>
        <source>Name of the search</source>
        <translation>Tên lượt tìm</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Don’t keep it</source>
        <translation>Bỏ lưu</translation>
    </message>
</context>
<context>
    <name>NamesField</name>
    <message>
        <source>Add a name</source>
        <translation>Thêm tên</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be read as a date.</source>
        <translation>Không đọc được “%1” như một thời gian.</translation>
    </message>
    <message>
        <source>A name can&apos;t be empty; remove it instead.</source>
        <translation>Tên không được để trống; nếu không cần, hãy bỏ tên này.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Type of name</source>
        <translation>Kiểu tên</translation>
    </message>
    <message>
        <source>Language of the name</source>
        <translation>Ngôn ngữ của tên</translation>
    </message>
    <message>
        <source>when</source>
        <translation>khi nào</translation>
    </message>
    <message>
        <source>Remove this name</source>
        <translation>Bỏ tên này</translation>
    </message>
</context>
<context>
    <name>NavigationPanel</name>
    <message>
        <source>Archive</source>
        <translation>Lưu trữ</translation>
    </message>
    <message>
        <source>Kinds of record</source>
        <translation>Các loại bản ghi</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>Điều hướng</translation>
    </message>
</context>
<context>
    <name>NewArchiveDialog</name>
    <message>
        <source>New archive</source>
        <translation>Kho lưu trữ mới</translation>
    </message>
    <message>
        <source>Title in Vietnamese</source>
        <translation>Tên bằng tiếng Việt</translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation>Tên bằng tiếng Anh</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Tiếng Việt</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Tiếng Anh</translation>
    </message>
    <message>
        <source>Where the archive should lie</source>
        <translation>Nơi lưu kho</translation>
    </message>
    <message>
        <source>Archives (*.muniment)</source>
        <translation>Kho lưu trữ (*.muniment)</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Tạo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>An article lies in an archive. Name one for it; then choose the article.</source>
        <translation>Bài viết phải nằm trong một kho lưu trữ. Hãy đặt tên cho kho, rồi chọn bài viết.</translation>
    </message>
    <message>
        <source>An archive is one file that you can copy, send and back up.</source>
        <translation>Kho lưu trữ là một tệp mà bạn có thể sao chép, gửi đi và sao lưu.</translation>
    </message>
    <message>
        <source>Language of what is written first</source>
        <translation>Ngôn ngữ gốc của nội dung</translation>
    </message>
</context>
<context>
    <name>NewRecordStrip</name>
    <message>
        <source>Kind of the new record</source>
        <translation>Loại của phiếu mới</translation>
    </message>
    <message>
        <source>Name of the new record</source>
        <translation>Tên của phiếu mới</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>Tên gọi</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Tạo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>“%1” is not a number.</source>
        <translation>“%1” không phải là số.</translation>
    </message>
    <message>
        <source>A whole number is wanted here.</source>
        <translation>Ở đây cần một số nguyên.</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>New record: “%1”</source>
        <translation>Lập bản ghi mới: “%1”</translation>
    </message>
</context>
<context>
    <name>PageTurner</name>
    <message>
        <source>Page up</source>
        <translation>Trang trên</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Trang dưới</translation>
    </message>
</context>
<context>
    <name>PairsPage</name>
    <message>
        <source>Kind to look through</source>
        <translation>Loại cần rà soát</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Mọi loại</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Tiến độ</translation>
    </message>
    <message>
        <source>Records that may be one</source>
        <translation>Các bản ghi có thể là một</translation>
    </message>
    <message>
        <source>The two records side by side</source>
        <translation>Hai bản ghi đặt cạnh nhau</translation>
    </message>
    <message>
        <source>Which record stays?</source>
        <translation>Giữ lại bản ghi nào?</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Gộp</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Không phải là một</translation>
    </message>
    <message>
        <source>All names, relationships and evidence of both are kept; where their facts differ, the other one becomes a rival account. A merge can be split again.</source>
        <translation>Mọi tên gọi, quan hệ và chứng cứ của cả hai đều được giữ; chỗ nào khác nhau thì thông tin kia trở thành thuyết khác. Đã gộp vẫn có thể tách lại.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Find likely duplicates</source>
        <translation>Tìm bản ghi trùng lặp</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>the whole record</source>
        <translation>cả bản ghi</translation>
    </message>
    <message>
        <source>name</source>
        <translation>tên</translation>
    </message>
    <message>
        <source>link</source>
        <translation>liên kết</translation>
    </message>
    <message>
        <source>identifier</source>
        <translation>số hiệu</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>căn cứ</translation>
    </message>
    <message>
        <source>rival value</source>
        <translation>giá trị khác</translation>
    </message>
    <message>
        <source>status</source>
        <translation>tình trạng</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>nhãn</translation>
    </message>
    <message>
        <source>text</source>
        <translation>văn bản</translation>
    </message>
    <message>
        <source>latitude</source>
        <translation>vĩ độ</translation>
    </message>
    <message>
        <source>longitude</source>
        <translation>kinh độ</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>các chặng</translation>
    </message>
    <message>
        <source>placeholder</source>
        <translation>bản ghi giữ chỗ</translation>
    </message>
    <message>
        <source>held by no format</source>
        <translation>chỉ ở trong kho</translation>
    </message>
</context>
<context>
    <name>PassagesField</name>
    <message>
        <source>in Vietnamese</source>
        <translation>tiếng Việt</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>tiếng Anh</translation>
    </message>
    <message>
        <source>Add a paragraph</source>
        <translation>Thêm đoạn</translation>
    </message>
    <message>
        <source>Paragraph %1 %2</source>
        <translation>Đoạn %1 %2</translation>
    </message>
</context>
<context>
    <name>PeekSheet</name>
    <message>
        <source>Open this page</source>
        <translation>Mở trang này</translation>
    </message>
</context>
<context>
    <name>PeopleScreen</name>
    <message>
        <source>Before</source>
        <translation>Trước</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Tiếp</translation>
    </message>
    <message>
        <source>Units and people</source>
        <translation>Đơn vị, nhân vật</translation>
    </message>
    <message>
        <source>The exhibit shows none of these.</source>
        <translation>Trưng bày chưa có mục nào thuộc loại này.</translation>
    </message>
    <message>
        <source>Names with %1</source>
        <translation>Tên vần %1</translation>
    </message>
    <message>
        <source>About this unit</source>
        <translation>Về đơn vị này</translation>
    </message>
    <message>
        <source>No side given</source>
        <translation>Không ghi phía nào</translation>
    </message>
    <message>
        <source>%1 below it</source>
        <translation>trực thuộc: %1</translation>
    </message>
</context>
<context>
    <name>PictureImport</name>
    <message>
        <source>Nothing was added by what was cancelled.</source>
        <translation>Phần đã hủy không để lại gì trong kho.</translation>
    </message>
    <message>
        <source>%1 pictures added</source>
        <translation>Đã thêm %1 ảnh</translation>
    </message>
    <message>
        <source>%1 were in the archive already</source>
        <translation>%1 ảnh đã có sẵn trong kho</translation>
    </message>
</context>
<context>
    <name>PicturePane</name>
    <message>
        <source>Closer</source>
        <translation>Lại gần</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>Lùi ra</translation>
    </message>
    <message>
        <source>The whole picture</source>
        <translation>Toàn ảnh</translation>
    </message>
</context>
<context>
    <name>PictureWindow</name>
    <message>
        <source>Move</source>
        <translation>Di chuyển</translation>
    </message>
    <message>
        <source>Mark a rectangle</source>
        <translation>Khoanh hình chữ nhật</translation>
    </message>
    <message>
        <source>Mark a region</source>
        <translation>Khoanh vùng</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Trang trước</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Trang sau</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Phóng to</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Thu nhỏ</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>Xem toàn bộ ảnh</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Cỡ thật</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Ảnh</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>Rights: unknown</source>
        <translation>Quyền: chưa rõ</translation>
    </message>
    <message>
        <source>Not to be shown to visitors</source>
        <translation>Không trưng bày</translation>
    </message>
    <message>
        <source>This picture has no tiles: import it again.</source>
        <translation>Ảnh này chưa được cắt mảnh: hãy nhập lại.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Trang %1/%2</translation>
    </message>
</context>
<context>
    <name>PicturesDialog</name>
    <message>
        <source>Import pictures</source>
        <translation>Nhập ảnh</translation>
    </message>
    <message>
        <source>Choose pictures…</source>
        <translation>Chọn ảnh…</translation>
    </message>
    <message>
        <source>Describe each as a map, too</source>
        <translation>Đồng thời tạo bản ghi bản đồ cho mỗi ảnh</translation>
    </message>
    <message>
        <source>Keep the originals beside the archive, in a folder of their own</source>
        <translation>Giữ bản gốc trong thư mục riêng bên cạnh kho</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Nhập</translation>
    </message>
    <message>
        <source>Scans, photographs and maps: JPEG, PNG and TIFF.</source>
        <translation>Bản quét, ảnh chụp và bản đồ: JPEG, PNG và TIFF.</translation>
    </message>
    <message>
        <source>No picture has been chosen.</source>
        <translation>Chưa chọn ảnh nào.</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 ảnh</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.tif *.tiff)</source>
        <translation>Ảnh (*.jpg *.jpeg *.png *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Reading and cutting…</source>
        <translation>Đang đọc và cắt mảnh…</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>For staff</source>
        <translation>Dành cho nhân viên</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Leave the exhibit</source>
        <translation>Thoát khỏi trưng bày</translation>
    </message>
    <message>
        <source>Delete the last digit</source>
        <translation>Xóa chữ số cuối</translation>
    </message>
    <message>
        <source>No PIN is set: this is a rehearsal.</source>
        <translation>Chưa đặt mã PIN: đây là buổi chạy thử.</translation>
    </message>
    <message>
        <source>Wrong. Try again in %1 s.</source>
        <translation>Sai mã. Thử lại sau %1 giây.</translation>
    </message>
    <message>
        <source>Type the PIN to leave the exhibit.</source>
        <translation>Nhập mã PIN để thoát khỏi trưng bày.</translation>
    </message>
</context>
<context>
    <name>PlanModel</name>
    <message>
        <source>to decide</source>
        <translation>cần quyết định</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>bị từ chối</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>thay đổi</translation>
    </message>
    <message>
        <source>new</source>
        <translation>mới</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>giữ nguyên</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ở đâu</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Điều sẽ xảy ra</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Bản ghi</translation>
    </message>
    <message>
        <source>What of it</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>dòng %1</translation>
    </message>
    <message>
        <source>a new record</source>
        <translation>bản ghi mới</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>bỏ qua</translation>
    </message>
    <message>
        <source>is %1</source>
        <translation>là %1</translation>
    </message>
    <message>
        <source>may be %1</source>
        <translation>có thể là %1</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 điều nữa</translation>
    </message>
</context>
<context>
    <name>PointsModel</name>
    <message>
        <source>Point</source>
        <translation>Điểm</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>Off by</source>
        <translation>Độ lệch</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Bản quét</translation>
    </message>
    <message>
        <source>worst</source>
        <translation>lệch nhất</translation>
    </message>
</context>
<context>
    <name>PositionField</name>
    <message>
        <source>Latitude, ° north</source>
        <translation>Vĩ độ, ° bắc</translation>
    </message>
    <message>
        <source>Longitude, ° east</source>
        <translation>Kinh độ, ° đông</translation>
    </message>
    <message>
        <source>Uncertain by, km</source>
        <translation>Sai số, km</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>“%1” không phải là số.</translation>
    </message>
    <message>
        <source>A latitude lies between −90 and 90, a longitude between ±180.</source>
        <translation>Vĩ độ nằm giữa −90 và 90, kinh độ giữa −180 và 180.</translation>
    </message>
    <message>
        <source>A position needs both latitude and longitude.</source>
        <translation>Vị trí cần cả vĩ độ lẫn kinh độ.</translation>
    </message>
    <message>
        <source>A radius is not negative.</source>
        <translation>Sai số không thể là số âm.</translation>
    </message>
    <message>
        <source>Click the place on the map …</source>
        <translation>Hãy bấm vào vị trí trên bản đồ…</translation>
    </message>
    <message>
        <source>Take it from the map</source>
        <translation>Lấy từ bản đồ</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Chronology</source>
        <translation>Biên niên</translation>
    </message>
    <message>
        <source>What it rests on</source>
        <translation>Căn cứ</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>What happened on %1?</source>
        <translation>Chuyện gì xảy ra ngày %1?</translation>
    </message>
    <message>
        <source>What happened at %1?</source>
        <translation>Chuyện gì đã diễn ra ở %1?</translation>
    </message>
    <message>
        <source>Who was %1?</source>
        <translation>%1 là ai?</translation>
    </message>
    <message>
        <source>What did %1 do?</source>
        <translation>%1 đã làm gì?</translation>
    </message>
    <message>
        <source>What does “%1” mean?</source>
        <translation>“%1” nghĩa là gì?</translation>
    </message>
</context>
<context>
    <name>ReaderPanel</name>
    <message>
        <source>Text</source>
        <translation>Bài đọc</translation>
    </message>
    <message>
        <source>Both languages</source>
        <translation>Song ngữ</translation>
    </message>
    <message>
        <source>Previous section</source>
        <translation>Mục trước</translation>
    </message>
    <message>
        <source>Next section</source>
        <translation>Mục sau</translation>
    </message>
    <message>
        <source>‹ Back to the list</source>
        <translation>‹ Về danh sách</translation>
    </message>
</context>
<context>
    <name>ReadingSurface</name>
    <message>
        <source>Reading text</source>
        <translation>Bài đọc</translation>
    </message>
    <message>
        <source>Section %1</source>
        <translation>Mục %1</translation>
    </message>
    <message>
        <source>No translation yet: the original is shown</source>
        <translation>Chưa có bản dịch: hiển thị nguyên văn</translation>
    </message>
    <message>
        <source>No translation yet</source>
        <translation>Chưa có bản dịch</translation>
    </message>
</context>
<context>
    <name>RecordExport</name>
    <message>
        <source>This was cancelled; nothing was written.</source>
        <translation>Đã hủy; không ghi gì.</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>Đã ghi %1.</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>Form of the record</source>
        <translation>Phiếu của bản ghi</translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile.</source>
        <translation>Người khác vừa sửa chỗ này.</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>Giữ của họ</translation>
    </message>
    <message>
        <source>Save mine</source>
        <translation>Lưu của tôi</translation>
    </message>
    <message>
        <source>Says who?</source>
        <translation>Căn cứ vào đâu?</translation>
    </message>
    <message>
        <source>No evidence yet</source>
        <translation>Chưa có căn cứ</translation>
    </message>
</context>
<context>
    <name>RecordImport</name>
    <message>
        <source>The files are looked at …</source>
        <translation>Đang xem các tệp …</translation>
    </message>
    <message>
        <source>This is in no format that is known here; choose one.</source>
        <translation>Tệp không thuộc định dạng nào được biết ở đây; hãy chọn một định dạng.</translation>
    </message>
    <message>
        <source>What would change is worked out …</source>
        <translation>Đang tính những gì sẽ thay đổi …</translation>
    </message>
    <message>
        <source>This was cancelled; nothing was changed.</source>
        <translation>Đã hủy; không có gì thay đổi.</translation>
    </message>
    <message>
        <source>The records are imported …</source>
        <translation>Đang nhập các bản ghi …</translation>
    </message>
    <message>
        <source>%1 records added, %2 changed, %3 rejected. One Undo takes it all back.</source>
        <translation>Đã thêm %1 bản ghi, sửa %2, từ chối %3. Một lần Hoàn tác sẽ đưa tất cả về như cũ.</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Says who? %1</source>
        <translation>Căn cứ vào đâu? %1</translation>
    </message>
    <message>
        <source>Accounts differ: %1</source>
        <translation>Các nguồn ghi khác nhau: %1</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>Trong bài viết</translation>
    </message>
    <message>
        <source>More paragraphs that name it: %1</source>
        <translation>Số đoạn khác có nhắc tới: %1</translation>
    </message>
    <message>
        <source>Section %1</source>
        <translation>Mục %1</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Mục</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>Xem tất cả %1</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Các mục</translation>
    </message>
</context>
<context>
    <name>RecordScreen</name>
    <message>
        <source>Says who?</source>
        <translation>Căn cứ vào đâu?</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>Trên bản đồ</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>Dòng thời gian</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>Mang về</translation>
    </message>
    <message>
        <source>This record is not part of the exhibit.</source>
        <translation>Mục này không có trong trưng bày.</translation>
    </message>
</context>
<context>
    <name>ReferenceField</name>
    <message>
        <source>Type a name</source>
        <translation>Gõ một tên</translation>
    </message>
    <message>
        <source>Choose a record from the list, or create it there.</source>
        <translation>Hãy chọn một bản ghi trong danh sách, hoặc tạo mới ở đó.</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Bản ghi</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Điều được nêu</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Số nguồn</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Mức chắc chắn</translation>
    </message>
    <message>
        <source>Facts without evidence</source>
        <translation>Dữ kiện chưa có căn cứ</translation>
    </message>
    <message>
        <source>Facts with one source</source>
        <translation>Dữ kiện chỉ có một nguồn</translation>
    </message>
    <message>
        <source>Facts with a low grade</source>
        <translation>Dữ kiện có căn cứ yếu</translation>
    </message>
    <message>
        <source>Texts that one language lacks</source>
        <translation>Nội dung thiếu một ngôn ngữ</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Đoạn văn</translation>
    </message>
    <message>
        <source>Lacks</source>
        <translation>Còn thiếu</translation>
    </message>
    <message>
        <source>Changed last</source>
        <translation>Sửa sau cùng</translation>
    </message>
    <message>
        <source>Suggestions that wait</source>
        <translation>Gợi ý chờ duyệt</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Bài đọc</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Số lượng</translation>
    </message>
    <message>
        <source>Evidence that lost its words</source>
        <translation>Căn cứ mất chỗ dựa trong bài</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Câu chữ</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Dùng cho</translation>
    </message>
    <message>
        <source>This record…</source>
        <translation>Bản ghi này…</translation>
    </message>
    <message>
        <source>This unit&apos;s dossier…</source>
        <translation>Hồ sơ đơn vị này…</translation>
    </message>
    <message>
        <source>Chronology…</source>
        <translation>Biên niên…</translation>
    </message>
    <message>
        <source>The whole catalogue…</source>
        <translation>Toàn bộ mục lục…</translation>
    </message>
</context>
<context>
    <name>ReportsTool</name>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Rest it on the marked words</source>
        <translation>Gắn vào chữ đang bôi chọn</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>Bỏ căn cứ này</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Lưu thành CSV…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Lưu thành PDF…</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Đã ghi: %1</translation>
    </message>
    <message>
        <source>This report has no rows: nothing of its kind is left to do.</source>
        <translation>Báo cáo này không có dòng nào: không còn việc gì thuộc loại này phải làm.</translation>
    </message>
    <message>
        <source>Choose a row, and mark the words in the text that it should rest on.</source>
        <translation>Hãy chọn một dòng, rồi bôi chọn trong bài đọc những chữ làm căn cứ cho nó.</translation>
    </message>
</context>
<context>
    <name>ResultsHead</name>
    <message>
        <source>A more exact order ↻</source>
        <translation>Xếp lại chính xác hơn ↻</translation>
    </message>
    <message>
        <source>Order all results anew; the list moves</source>
        <translation>Xếp lại toàn bộ kết quả; danh sách sẽ thay đổi</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Theo loại</translation>
    </message>
    <message>
        <source>Group the results by kind</source>
        <translation>Nhóm kết quả theo loại</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Narrow by kind, side, place, year or source</source>
        <translation>Lọc theo loại, phía, nơi, năm hoặc nguồn</translation>
    </message>
</context>
<context>
    <name>ResultsModel</name>
    <message>
        <source>found by a name: %1</source>
        <translation>tìm thấy qua tên: %1</translation>
    </message>
</context>
<context>
    <name>ResultsPanel</name>
    <message>
        <source>Results</source>
        <translation>Kết quả</translation>
    </message>
</context>
<context>
    <name>ReviewDesk</name>
    <message>
        <source>Kind of suggestion</source>
        <translation>Loại gợi ý</translation>
    </message>
    <message>
        <source>Suggestion in its sentence</source>
        <translation>Gợi ý trong câu của nó</translation>
    </message>
    <message>
        <source>Back (P)</source>
        <translation>Lùi lại (P)</translation>
    </message>
    <message>
        <source>Skip (N)</source>
        <translation>Để sau (N)</translation>
    </message>
    <message>
        <source>Accept (A)</source>
        <translation>Nhận (A)</translation>
    </message>
    <message>
        <source>Reject (R)</source>
        <translation>Bỏ (R)</translation>
    </message>
    <message>
        <source>Change (C)</source>
        <translation>Sửa (C)</translation>
    </message>
    <message>
        <source>Undo (U)</source>
        <translation>Hoàn tác (U)</translation>
    </message>
    <message>
        <source>Which record is it?</source>
        <translation>Đây là bản ghi nào?</translation>
    </message>
    <message>
        <source>Nothing is left to review. Import an article to have more suggested.</source>
        <translation>Không còn gợi ý nào chờ duyệt. Hãy nhập một bài viết để có thêm gợi ý.</translation>
    </message>
    <message>
        <source>All suggestions</source>
        <translation>Mọi gợi ý</translation>
    </message>
    <message>
        <source>Accept all %1 alike (⇧A)</source>
        <translation>Nhận cả %1 chỗ giống nhau (⇧A)</translation>
    </message>
    <message>
        <source>Reject all %1 alike (⇧R)</source>
        <translation>Bỏ cả %1 chỗ giống nhau (⇧R)</translation>
    </message>
</context>
<context>
    <name>ReviewTool</name>
    <message>
        <source>Suggestions</source>
        <translation>Gợi ý</translation>
    </message>
    <message>
        <source>Suggestions to review</source>
        <translation>Gợi ý chờ duyệt</translation>
    </message>
</context>
<context>
    <name>RunningDialog</name>
    <message>
        <source>Progress</source>
        <translation>Tiến độ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Đang hủy…</translation>
    </message>
</context>
<context>
    <name>Safekeeping</name>
    <message>
        <source>The archive lies in a folder that %1 copies elsewhere.</source>
        <translation>Kho lưu trữ nằm trong thư mục được %1 đồng bộ.</translation>
    </message>
    <message>
        <source>Two people must not edit it at a time; a folder of your own is safer.</source>
        <translation>Không được để hai người cùng sửa một lúc; nên để kho trong một thư mục riêng.</translation>
    </message>
    <message>
        <source>The disk is nearly full: %1 MB are free.</source>
        <translation>Ổ đĩa gần đầy: chỉ còn trống %1 MB.</translation>
    </message>
    <message>
        <source>Free some space; nothing that was saved is lost.</source>
        <translation>Hãy giải phóng dung lượng; những gì đã lưu không bị mất.</translation>
    </message>
</context>
<context>
    <name>SaysWhoSheet</name>
    <message>
        <source>Says who?</source>
        <translation>Căn cứ vào đâu?</translation>
    </message>
    <message>
        <source>No evidence is recorded.</source>
        <translation>Chưa ghi căn cứ nào.</translation>
    </message>
    <message>
        <source>citing %1</source>
        <translation>dẫn %1</translation>
    </message>
    <message>
        <source>Read it in the text</source>
        <translation>Đọc trong bài viết</translation>
    </message>
    <message>
        <source>The source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Accounts differ</source>
        <translation>Các nguồn ghi khác nhau</translation>
    </message>
</context>
<context>
    <name>ScanCanvas</name>
    <message>
        <source>Scan</source>
        <translation>Bản quét</translation>
    </message>
</context>
<context>
    <name>Scope</name>
    <message>
        <source>in the area of the map</source>
        <translation>trong vùng bản đồ</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>tại %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>theo %1</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>This search is saved</source>
        <translation>Lượt tìm này đã lưu</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>Lưu lượt tìm này</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>Cách tìm</translation>
    </message>
</context>
<context>
    <name>SearchHelp</name>
    <message>
        <source>How to search</source>
        <translation>Cách tìm</translation>
    </message>
    <message>
        <source>↓ goes to the results, Enter opens one, Esc leads back. Alt+Enter takes the spelling that is offered.</source>
        <translation>↓ xuống danh sách kết quả, Enter mở một bản ghi, Esc trở lại. Alt+Enter nhận cách viết được gợi ý.</translation>
    </message>
    <message>
        <source>with or without tone marks, also the last word half typed</source>
        <translation>có dấu hay không dấu, từ cuối có thể gõ dở</translation>
    </message>
    <message>
        <source>words side by side</source>
        <translation>các từ đi liền nhau</translation>
    </message>
    <message>
        <source>without a word</source>
        <translation>bỏ những bản ghi có một từ</translation>
    </message>
    <message>
        <source>thai nguyen kind:unit</source>
        <translation>thai nguyen loại:&quot;đơn vị&quot;</translation>
    </message>
    <message>
        <source>of one kind only: a unit</source>
        <translation>chỉ một loại: đơn vị</translation>
    </message>
    <message>
        <source>a French or English name, a code such as f308</source>
        <translation>tên tiếng Pháp, tiếng Anh, hoặc mã như f308</translation>
    </message>
    <message>
        <source>what happened then; also 9/1950 or a season</source>
        <translation>những gì xảy ra khi đó; cũng có thể 9/1950 hay mùa hè 1950</translation>
    </message>
    <message>
        <source>a page, a number</source>
        <translation>một trang, một con số</translation>
    </message>
</context>
<context>
    <name>SearchMenu</name>
    <message>
        <source>Saved searches</source>
        <translation>Lượt tìm đã lưu</translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation>Tìm gần đây</translation>
    </message>
    <message>
        <source>Forget the recent searches</source>
        <translation>Xóa các lượt tìm gần đây</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>Cách tìm</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Xóa khỏi danh sách</translation>
    </message>
</context>
<context>
    <name>SearchScreen</name>
    <message>
        <source>Search</source>
        <translation>Tìm kiếm</translation>
    </message>
    <message>
        <source>A name, a place, a unit, a day …</source>
        <translation>Tên người, địa danh, đơn vị, ngày tháng …</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Transformation</source>
        <translation>Phép biến đổi</translation>
    </message>
    <message>
        <source>Control points</source>
        <translation>Điểm khống chế</translation>
    </message>
    <message>
        <source>Remove point</source>
        <translation>Bỏ điểm này</translation>
    </message>
    <message>
        <source>Draw mask</source>
        <translation>Vẽ khung cắt</translation>
    </message>
    <message>
        <source>Drop mask</source>
        <translation>Bỏ khung cắt</translation>
    </message>
    <message>
        <source>Choose the part of the scan that is laid over the map</source>
        <translation>Chọn phần bản quét được phủ lên bản đồ nền</translation>
    </message>
    <message>
        <source>Sheet over the map</source>
        <translation>Phủ tờ bản đồ lên bản đồ nền</translation>
    </message>
    <message>
        <source>Opacity of the sheet</source>
        <translation>Độ đậm của tờ bản đồ</translation>
    </message>
</context>
<context>
    <name>StatusField</name>
    <message>
        <source>Drafted by %1.</source>
        <translation>Người soạn: %1.</translation>
    </message>
    <message>
        <source>Reviewed by %1.</source>
        <translation>Người duyệt: %1.</translation>
    </message>
    <message>
        <source>The same person drafted and reviewed this record.</source>
        <translation>Cùng một người vừa soạn vừa duyệt phiếu này.</translation>
    </message>
    <message>
        <source>Only a reviewer can change it from a draft.</source>
        <translation>Chỉ người duyệt mới chuyển được bản nháp sang đã duyệt.</translation>
    </message>
</context>
<context>
    <name>StopDots</name>
    <message>
        <source>Stop %1 of %2</source>
        <translation>Chặng %1/%2</translation>
    </message>
</context>
<context>
    <name>StopEditor</name>
    <message>
        <source>“%1” can&apos;t be read as a date.</source>
        <translation>Không đọc được “%1” như một thời gian.</translation>
    </message>
    <message>
        <source>Words in Vietnamese</source>
        <translation>Lời tiếng Việt</translation>
    </message>
    <message>
        <source>Words in English</source>
        <translation>Lời tiếng Anh</translation>
    </message>
    <message>
        <source>Days shown</source>
        <translation>Những ngày hiện ra</translation>
    </message>
    <message>
        <source>e.g. 29/9/1950</source>
        <translation>ví dụ 29/9/1950</translation>
    </message>
    <message>
        <source>The map&apos;s view</source>
        <translation>Góc nhìn bản đồ</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Âm thanh</translation>
    </message>
    <message>
        <source>Sounds are kept; stations do not play them yet.</source>
        <translation>Âm thanh được lưu lại; trạm trưng bày chưa phát.</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>Gõ một tên</translation>
    </message>
    <message>
        <source>Take the timeline&apos;s span</source>
        <translation>Lấy khoảng trên dòng thời gian</translation>
    </message>
    <message>
        <source>Take the map&apos;s view</source>
        <translation>Lấy góc nhìn bản đồ</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Hiện trên bản đồ</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Tiếng Việt</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Tiếng Anh</translation>
    </message>
    <message>
        <source>%1: %2 words (%3 are good)</source>
        <translation>%1: %2 chữ (nên %3)</translation>
    </message>
    <message>
        <source>that of its record</source>
        <translation>theo bản ghi</translation>
    </message>
    <message>
        <source>No days are marked on the timeline.</source>
        <translation>Chưa đánh dấu ngày nào trên dòng thời gian.</translation>
    </message>
    <message>
        <source>Drag over its calendar, or show a day, then take them.</source>
        <translation>Hãy kéo trên lịch của dòng thời gian, hoặc hiện một ngày, rồi lấy.</translation>
    </message>
</context>
<context>
    <name>StopsField</name>
    <message>
        <source>Stops in order</source>
        <translation>Các chặng theo thứ tự</translation>
    </message>
    <message>
        <source>Add a stop</source>
        <translation>Thêm chặng</translation>
    </message>
    <message>
        <source>Add a stop: type a place</source>
        <translation>Thêm chặng: gõ tên địa danh</translation>
    </message>
    <message>
        <source>Drag a stop, or move it with Alt+↑ and Alt+↓; Delete removes.</source>
        <translation>Kéo chặng, hoặc chuyển bằng Alt+↑ và Alt+↓; phím Delete để bỏ.</translation>
    </message>
</context>
<context>
    <name>TakeAwaySheet</name>
    <message>
        <source>Take it with you</source>
        <translation>Mang về</translation>
    </message>
    <message>
        <source>Point your telephone’s camera at the code: it keeps the reference.</source>
        <translation>Hãy đưa máy ảnh điện thoại vào mã để lưu lại thông tin tra cứu.</translation>
    </message>
    <message>
        <source>To find it again, search there for: %1</source>
        <translation>Để tìm lại, hãy tìm: %1</translation>
    </message>
    <message>
        <source>Reference: %1</source>
        <translation>Ký hiệu: %1</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>in Vietnamese</source>
        <translation>tiếng Việt</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>tiếng Anh</translation>
    </message>
</context>
<context>
    <name>TimelineBar</name>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Play the days</source>
        <translation>Phát từng ngày</translation>
    </message>
    <message>
        <source>Without a date: %1</source>
        <translation>Chưa rõ ngày: %1</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>Ngày trước</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>Ngày sau</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Phóng to</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Thu nhỏ</translation>
    </message>
    <message>
        <source>Show the campaign</source>
        <translation>Xem cả chiến dịch</translation>
    </message>
    <message>
        <source>More about the timeline</source>
        <translation>Thêm về dòng thời gian</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tốc độ</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Cách chia làn</translation>
    </message>
    <message>
        <source>Go to a date</source>
        <translation>Đến ngày…</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Chú giải</translation>
    </message>
    <message>
        <source>Save as a picture…</source>
        <translation>Lưu thành ảnh…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>In…</translation>
    </message>
    <message>
        <source>Save the timeline as a picture</source>
        <translation>Lưu dòng thời gian thành ảnh</translation>
    </message>
</context>
<context>
    <name>TimelineLegend</name>
    <message>
        <source>Legend</source>
        <translation>Chú giải</translation>
    </message>
    <message>
        <source>On this day, Vietnamese side</source>
        <translation>Đúng ngày này, phía Việt Nam</translation>
    </message>
    <message>
        <source>On this day, French side</source>
        <translation>Đúng ngày này, phía Pháp</translation>
    </message>
    <message>
        <source>On this day, no side given</source>
        <translation>Đúng ngày này, không ghi phía nào</translation>
    </message>
    <message>
        <source>About this day</source>
        <translation>Khoảng ngày này</translation>
    </message>
    <message>
        <source>From one day to another</source>
        <translation>Từ ngày này đến ngày kia</translation>
    </message>
    <message>
        <source>The same, French side</source>
        <translation>Như trên, phía Pháp</translation>
    </message>
    <message>
        <source>End open or approximate</source>
        <translation>Ngày cuối để ngỏ hoặc ước chừng</translation>
    </message>
    <message>
        <source>Only the month is known</source>
        <translation>Chỉ rõ tháng</translation>
    </message>
    <message>
        <source>Beginning, middle or end of a month</source>
        <translation>Đầu, giữa hoặc cuối tháng</translation>
    </message>
    <message>
        <source>Only the season is known</source>
        <translation>Chỉ rõ mùa</translation>
    </message>
    <message>
        <source>Only the year is known</source>
        <translation>Chỉ rõ năm</translation>
    </message>
    <message>
        <source>Date inferred by the editors</source>
        <translation>Ngày do người biên soạn suy ra</translation>
    </message>
    <message>
        <source>Suggested, not yet reviewed</source>
        <translation>Gợi ý, chưa duyệt</translation>
    </message>
    <message>
        <source>Several that have no room; a click opens them</source>
        <translation>Nhiều mục không đủ chỗ; bấm để mở</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <translation>Dòng thời gian</translation>
    </message>
    <message>
        <source>%1 days a second</source>
        <translation>%1 ngày/giây</translation>
    </message>
    <message>
        <source>1 day a second</source>
        <translation>1 ngày/giây</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 sự kiện</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 sự kiện</translation>
    </message>
    <message>
        <source>“%1” is no date that can be read.</source>
        <translation>“%1” không phải ngày tháng đọc được.</translation>
    </message>
    <message>
        <source>The timeline was saved as %1.</source>
        <translation>Đã lưu dòng thời gian vào %1.</translation>
    </message>
</context>
<context>
    <name>TimelineScreen</name>
    <message>
        <source>Timeline</source>
        <translation>Dòng thời gian</translation>
    </message>
    <message>
        <source>Touch an event, or go from one to the next.</source>
        <translation>Chạm vào một sự kiện, hoặc đi từ sự kiện này sang sự kiện khác.</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Sớm hơn</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Muộn hơn</translation>
    </message>
    <message>
        <source>Show less time, larger</source>
        <translation>Thu hẹp thời gian, phóng to</translation>
    </message>
    <message>
        <source>Show more time</source>
        <translation>Xem khoảng thời gian rộng hơn</translation>
    </message>
    <message>
        <source>Whole campaign</source>
        <translation>Cả chiến dịch</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Mọi ngày</translation>
    </message>
    <message>
        <source>The event before</source>
        <translation>Sự kiện trước</translation>
    </message>
    <message>
        <source>The next event</source>
        <translation>Sự kiện sau</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Day by day</source>
        <translation>Từng ngày</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 sự kiện</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 sự kiện</translation>
    </message>
</context>
<context>
    <name>TimelineSurface</name>
    <message>
        <source>Timeline</source>
        <translation>Dòng thời gian</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Nothing in this archive is dated yet.</source>
        <translation>Kho này chưa có gì được ghi ngày tháng.</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… và %1 mục nữa</translation>
    </message>
    <message>
        <source>%1: %2 entries</source>
        <translation>%1: %2 mục</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search, with or without tone marks</source>
        <translation>Tìm kiếm, có dấu hoặc không dấu</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm kiếm</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Đi tới</translation>
    </message>
    <message>
        <source>Catalogue: turn editing on or off</source>
        <translation>Biên mục: bật hoặc tắt chế độ sửa</translation>
    </message>
    <message>
        <source>Light, dark, high contrast</source>
        <translation>Nền sáng, nền tối, tương phản cao</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Trình đơn</translation>
    </message>
    <message>
        <source>Look at all of the time again</source>
        <translation>Xem lại toàn bộ thời gian</translation>
    </message>
    <message>
        <source>Search “%1”, with or without tone marks</source>
        <translation>Tìm trong “%1”, có dấu hoặc không dấu</translation>
    </message>
</context>
<context>
    <name>TourPage</name>
    <message>
        <source>Stop %1 of %2</source>
        <translation>Chặng %1/%2</translation>
    </message>
    <message>
        <source>The end of the tour</source>
        <translation>Hết lộ trình</translation>
    </message>
    <message>
        <source>Where to next?</source>
        <translation>Bạn muốn đi đâu tiếp?</translation>
    </message>
    <message>
        <source>The map</source>
        <translation>Bản đồ</translation>
    </message>
    <message>
        <source>Places, movements, positions</source>
        <translation>Địa danh, đường tiến quân, vị trí</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Xem lại từ đầu</translation>
    </message>
    <message>
        <source>%1 stops</source>
        <translation>%1 chặng</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 phút</translation>
    </message>
</context>
<context>
    <name>TourScreen</name>
    <message>
        <source>Tour</source>
        <translation>Lộ trình tham quan</translation>
    </message>
    <message>
        <source>Says who?</source>
        <translation>Căn cứ vào đâu?</translation>
    </message>
    <message>
        <source>Open this page</source>
        <translation>Mở trang này</translation>
    </message>
    <message>
        <source>Stop before</source>
        <translation>Chặng trước</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Tiếp theo</translation>
    </message>
    <message>
        <source>This tour is not here any more.</source>
        <translation>Lộ trình này không còn ở đây.</translation>
    </message>
</context>
<context>
    <name>TourStopsField</name>
    <message>
        <source>Stops in order</source>
        <translation>Các chặng theo thứ tự</translation>
    </message>
    <message>
        <source>Add a stop</source>
        <translation>Thêm chặng</translation>
    </message>
    <message>
        <source>Add a stop: type the name of any record</source>
        <translation>Thêm chặng: gõ tên một bản ghi bất kỳ</translation>
    </message>
    <message>
        <source>Drag a stop, or move it with Alt+↑ and Alt+↓; Delete removes.</source>
        <translation>Kéo chặng, hoặc chuyển bằng Alt+↑ và Alt+↓; phím Delete để bỏ.</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Lên</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Xuống</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Gỡ bỏ</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem thử</translation>
    </message>
</context>
<context>
    <name>TourView</name>
    <message>
        <source>Closer</source>
        <translation>Lại gần</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>Ra xa</translation>
    </message>
    <message>
        <source>The map</source>
        <translation>Bản đồ</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>Hình ảnh</translation>
    </message>
</context>
<context>
    <name>UnitsModel</name>
    <message>
        <source>No side given</source>
        <translation>Không ghi phía</translation>
    </message>
</context>
<context>
    <name>UnitsPanel</name>
    <message>
        <source>Units and organisations</source>
        <translation>Đơn vị và tổ chức</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Catalogue</source>
        <translation>Biên mục</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Tên của bạn</translation>
    </message>
    <message>
        <source>I draft records</source>
        <translation>Tôi soạn phiếu</translation>
    </message>
    <message>
        <source>I review records</source>
        <translation>Tôi duyệt phiếu</translation>
    </message>
    <message>
        <source>Begin editing</source>
        <translation>Bắt đầu biên mục</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Who is cataloguing?</source>
        <translation>Ai đang biên mục?</translation>
    </message>
    <message>
        <source>Your name is written beside every change you make.</source>
        <translation>Tên bạn được ghi cạnh mỗi thay đổi bạn làm.</translation>
    </message>
    <message>
        <source>Only a reviewer calls a record reviewed or published.</source>
        <translation>Chỉ người duyệt mới được chuyển phiếu thành đã duyệt hay đã công bố.</translation>
    </message>
</context>
<context>
    <name>Unlocking</name>
    <message>
        <source>The archive that came with the program stays as it is.</source>
        <translation>Kho lưu trữ đi kèm chương trình được giữ nguyên.</translation>
    </message>
    <message>
        <source>Your changes go into a copy of your own: %1</source>
        <translation>Thay đổi của bạn được ghi vào bản sao riêng: %1</translation>
    </message>
</context>
<context>
    <name>UsagePage</name>
    <message>
        <source>Where it is used</source>
        <translation>Nơi được sử dụng</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Mã tham chiếu</translation>
    </message>
    <message>
        <source>Rename everywhere</source>
        <translation>Đổi ở mọi nơi</translation>
    </message>
    <message>
        <source>The old reference still leads to the record.</source>
        <translation>Mã cũ vẫn dẫn đến bản ghi này.</translation>
    </message>
    <message>
        <source>Choose a record to see where it is used.</source>
        <translation>Chọn một bản ghi để xem nó được dùng ở đâu.</translation>
    </message>
    <message>
        <source>Used in %1 places</source>
        <translation>Được dùng ở %1 nơi</translation>
    </message>
    <message>
        <source>Nothing points to it.</source>
        <translation>Chưa có gì dẫn đến bản ghi này.</translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>Article</source>
        <translation>Bài viết</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Bài đọc</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Bản đồ</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Tổ chức</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Địa danh</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Nhân vật</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Sự kiện</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Hành quân</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Số liệu</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Thuật ngữ</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Citation</source>
        <translation>Trích dẫn</translation>
    </message>
    <message>
        <source>Holding</source>
        <translation>Hiện vật, hồ sơ</translation>
    </message>
    <message>
        <source>Media item</source>
        <translation>Tư liệu số</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Lộ trình tham quan</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Bài viết</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Bài đọc</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>Bản đồ</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Tổ chức</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Địa danh</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Nhân vật</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Sự kiện</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Hành quân</translation>
    </message>
    <message>
        <source>Quantities</source>
        <translation>Số liệu</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Thuật ngữ</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Nguồn tư liệu</translation>
    </message>
    <message>
        <source>Citations</source>
        <translation>Trích dẫn</translation>
    </message>
    <message>
        <source>Holdings</source>
        <translation>Hiện vật, hồ sơ</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>Tư liệu số</translation>
    </message>
    <message>
        <source>Tours</source>
        <translation>Lộ trình tham quan</translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation>Tóm tắt</translation>
    </message>
    <message>
        <source>Conditions of access</source>
        <translation>Điều kiện tiếp cận</translation>
    </message>
    <message>
        <source>Accession</source>
        <translation>Số đăng ký</translation>
    </message>
    <message>
        <source>Accruals</source>
        <translation>Bổ sung về sau</translation>
    </message>
    <message>
        <source>Immediate source of acquisition</source>
        <translation>Nguồn thu thập trực tiếp</translation>
    </message>
    <message>
        <source>Administrative or biographical history</source>
        <translation>Lịch sử cơ quan hoặc tiểu sử</translation>
    </message>
    <message>
        <source>Affiliation</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>Appraisal, destruction, scheduling</source>
        <translation>Đánh giá, loại hủy, thời hạn bảo quản</translation>
    </message>
    <message>
        <source>Archivist’s note</source>
        <translation>Ghi chú của người biên mục</translation>
    </message>
    <message>
        <source>System of arrangement</source>
        <translation>Hệ thống sắp xếp</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Tác giả</translation>
    </message>
    <message>
        <source>Basis of position</source>
        <translation>Căn cứ vị trí</translation>
    </message>
    <message>
        <source>Dates of existence</source>
        <translation>Thời gian tồn tại</translation>
    </message>
    <message>
        <source>What it supports</source>
        <translation>Nội dung được dẫn</translation>
    </message>
    <message>
        <source>According to</source>
        <translation>Theo</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Ký hiệu</translation>
    </message>
    <message>
        <source>General context</source>
        <translation>Bối cảnh chung</translation>
    </message>
    <message>
        <source>Location of copies</source>
        <translation>Nơi lưu bản sao</translation>
    </message>
    <message>
        <source>Creator</source>
        <translation>Cơ quan, cá nhân hình thành</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Ghi công</translation>
    </message>
    <message>
        <source>Archival history</source>
        <translation>Lịch sử lưu giữ</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Giải nghĩa</translation>
    </message>
    <message>
        <source>Dates of description</source>
        <translation>Ngày mô tả</translation>
    </message>
    <message>
        <source>Donor</source>
        <translation>Người hiến tặng</translation>
    </message>
    <message>
        <source>Echelon</source>
        <translation>Cấp đơn vị</translation>
    </message>
    <message>
        <source>Embargo until</source>
        <translation>Hạn chế đến</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Khối lượng</translation>
    </message>
    <message>
        <source>Finding aids</source>
        <translation>Công cụ tra cứu</translation>
    </message>
    <message>
        <source>Functions, occupations, activities</source>
        <translation>Chức năng, nghề nghiệp, hoạt động</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Nhiều nhất</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>Identified</source>
        <translation>Đã xác định</translation>
    </message>
    <message>
        <source>How it is inferred</source>
        <translation>Cách suy đoán</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Từ khóa</translation>
    </message>
    <message>
        <source>Theatre</source>
        <translation>Mặt trận</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Language and scripts</source>
        <translation>Ngôn ngữ và chữ viết</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Cấp mô tả</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Giấy phép</translation>
    </message>
    <message>
        <source>Relationships</source>
        <translation>Quan hệ</translation>
    </message>
    <message>
        <source>Locator</source>
        <translation>Vị trí trích</translation>
    </message>
    <message>
        <source>Locator in English</source>
        <translation>Vị trí trích, tiếng Anh</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Ít nhất</translation>
    </message>
    <message>
        <source>Mandates, sources of authority</source>
        <translation>Quyền hạn, căn cứ pháp lý</translation>
    </message>
    <message>
        <source>Time that the sheet shows</source>
        <translation>Thời gian thể hiện trên bản đồ</translation>
    </message>
    <message>
        <source>Mark in the text</source>
        <translation>Dấu trong bài</translation>
    </message>
    <message>
        <source>May be shown</source>
        <translation>Được trưng bày</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Media type</source>
        <translation>Định dạng</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Số phút</translation>
    </message>
    <message>
        <source>Manner</source>
        <translation>Hình thức</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Tên gọi</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số hiệu</translation>
    </message>
    <message>
        <source>Location of originals</source>
        <translation>Nơi lưu bản gốc</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Thuộc</translation>
    </message>
    <message>
        <source>Paragraph</source>
        <translation>Đoạn</translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation>Các đoạn văn</translation>
    </message>
    <message>
        <source>Dates of life</source>
        <translation>Năm sinh, năm mất</translation>
    </message>
    <message>
        <source>Physical characteristics</source>
        <translation>Đặc điểm vật lý</translation>
    </message>
    <message>
        <source>Stands for one not named</source>
        <translation>Giữ chỗ, nguồn không nêu tên</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>Publication</source>
        <translation>Xuất bản</translation>
    </message>
    <message>
        <source>Publication note</source>
        <translation>Ghi chú về công bố</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Mức chính xác</translation>
    </message>
    <message>
        <source>Reference code</source>
        <translation>Mã tham chiếu</translation>
    </message>
    <message>
        <source>Related units of description</source>
        <translation>Đơn vị mô tả liên quan</translation>
    </message>
    <message>
        <source>Conditions of reproduction</source>
        <translation>Điều kiện sao chụp</translation>
    </message>
    <message>
        <source>Rights holder</source>
        <translation>Chủ sở hữu quyền</translation>
    </message>
    <message>
        <source>Along</source>
        <translation>Dọc theo</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Vai trò</translation>
    </message>
    <message>
        <source>Rules or conventions</source>
        <translation>Quy tắc mô tả</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Tỷ lệ</translation>
    </message>
    <message>
        <source>Scope and content</source>
        <translation>Phạm vi và nội dung</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Mã kiểm</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>Giá kệ</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Phía</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dung lượng</translation>
    </message>
    <message>
        <source>Number in the list</source>
        <translation>Số trong danh mục</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>Các chặng</translation>
    </message>
    <message>
        <source>Identifiers</source>
        <translation>Mã định danh</translation>
    </message>
    <message>
        <source>Internal structure</source>
        <translation>Cơ cấu bên trong</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Tóm lược</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Nhan đề</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Sai số</translation>
    </message>
    <message>
        <source>Unit of count</source>
        <translation>Đơn vị tính</translation>
    </message>
    <message>
        <source>Unit of count in English</source>
        <translation>Đơn vị tính, tiếng Anh</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>Đối tượng</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Nơi</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Của ai</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>Nguyên văn</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>Attacked</source>
        <translation>Tiến công</translation>
    </message>
    <message>
        <source>Led to</source>
        <translation>Dẫn đến</translation>
    </message>
    <message>
        <source>Cited in</source>
        <translation>Được dẫn trong</translation>
    </message>
    <message>
        <source>Cites</source>
        <translation>Dẫn</translation>
    </message>
    <message>
        <source>Commanded by</source>
        <translation>Chỉ huy</translation>
    </message>
    <message>
        <source>Concerns</source>
        <translation>Liên quan đến</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Do ai lập</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>Bears on</source>
        <translation>Nói về</translation>
    </message>
    <message>
        <source>Explains</source>
        <translation>Giải thích</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>Đi theo</translation>
    </message>
    <message>
        <source>Led by</source>
        <translation>Lãnh đạo</translation>
    </message>
    <message>
        <source>Located in</source>
        <translation>Đóng tại</translation>
    </message>
    <message>
        <source>Member of</source>
        <translation>Thành viên của</translation>
    </message>
    <message>
        <source>Moved by</source>
        <translation>Lực lượng</translation>
    </message>
    <message>
        <source>Operated in</source>
        <translation>Hoạt động tại</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>Ra lệnh</translation>
    </message>
    <message>
        <source>Preceded by</source>
        <translation>Tiếp sau</translation>
    </message>
    <message>
        <source>Predecessor of</source>
        <translation>Tiền thân của</translation>
    </message>
    <message>
        <source>Related to</source>
        <translation>Liên quan đến</translation>
    </message>
    <message>
        <source>Took part in</source>
        <translation>Tham gia</translation>
    </message>
    <message>
        <source>Took place at</source>
        <translation>Diễn ra tại</translation>
    </message>
    <message>
        <source>Attacked by</source>
        <translation>Bị tiến công bởi</translation>
    </message>
    <message>
        <source>Result of</source>
        <translation>Bắt nguồn từ</translation>
    </message>
    <message>
        <source>Citations here</source>
        <translation>Trích dẫn tại đây</translation>
    </message>
    <message>
        <source>Cited by</source>
        <translation>Được dẫn bởi</translation>
    </message>
    <message>
        <source>Claims made</source>
        <translation>Số liệu đã đưa ra</translation>
    </message>
    <message>
        <source>Commanded</source>
        <translation>Đã chỉ huy</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Số liệu liên quan</translation>
    </message>
    <message>
        <source>Creator of</source>
        <translation>Đã lập</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Đã quyết định</translation>
    </message>
    <message>
        <source>Documented in</source>
        <translation>Có tư liệu trong</translation>
    </message>
    <message>
        <source>Explained by</source>
        <translation>Được giải thích ở</translation>
    </message>
    <message>
        <source>Routes along it</source>
        <translation>Các đường hành quân đi theo</translation>
    </message>
    <message>
        <source>Led</source>
        <translation>Đã lãnh đạo</translation>
    </message>
    <message>
        <source>Located here</source>
        <translation>Đóng tại đây</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Thành viên</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>Các cuộc hành quân</translation>
    </message>
    <message>
        <source>Units operating here</source>
        <translation>Đơn vị hoạt động tại đây</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Đã ra lệnh</translation>
    </message>
    <message>
        <source>Includes</source>
        <translation>Bao gồm</translation>
    </message>
    <message>
        <source>Followed by</source>
        <translation>Tiếp theo là</translation>
    </message>
    <message>
        <source>Successor of</source>
        <translation>Kế tục từ</translation>
    </message>
    <message>
        <source>Taking part</source>
        <translation>Lực lượng tham gia</translation>
    </message>
    <message>
        <source>Events here</source>
        <translation>Sự kiện tại đây</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>Chắc chắn</translation>
    </message>
    <message>
        <source>Probable</source>
        <translation>Có thể tin</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>Còn ngờ</translation>
    </message>
    <message>
        <source>Preferred</source>
        <translation>Được chọn</translation>
    </message>
    <message>
        <source>Another account</source>
        <translation>Thuyết khác</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Bị bác</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Bản nháp</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Đã duyệt</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Đã công bố</translation>
    </message>
    <message>
        <source>Vietnamese side</source>
        <translation>Phía Việt Nam</translation>
    </message>
    <message>
        <source>French side</source>
        <translation>Phía Pháp</translation>
    </message>
    <message>
        <source>The rear</source>
        <translation>Hậu phương</translation>
    </message>
    <message>
        <source>The border</source>
        <translation>Biên giới</translation>
    </message>
    <message>
        <source>Thái Nguyên</source>
        <translation>Thái Nguyên</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Nơi khác</translation>
    </message>
    <message>
        <source>Suggested, not yet reviewed</source>
        <translation>Máy gợi ý, chưa duyệt</translation>
    </message>
    <message>
        <source>Division</source>
        <translation>Đại đoàn</translation>
    </message>
    <message>
        <source>Regiment</source>
        <translation>Trung đoàn</translation>
    </message>
    <message>
        <source>Battalion</source>
        <translation>Tiểu đoàn</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Đại đội</translation>
    </message>
    <message>
        <source>Platoon</source>
        <translation>Trung đội</translation>
    </message>
    <message>
        <source>Squad</source>
        <translation>Tiểu đội</translation>
    </message>
    <message>
        <source>Guerrillas</source>
        <translation>Du kích</translation>
    </message>
    <message>
        <source>Militia</source>
        <translation>Dân quân, tự vệ</translation>
    </message>
    <message>
        <source>Mobile group</source>
        <translation>Binh đoàn</translation>
    </message>
    <message>
        <source>Flotilla</source>
        <translation>Thủy đội</translation>
    </message>
    <message>
        <source>Formation</source>
        <translation>Lực lượng</translation>
    </message>
    <message>
        <source>Advance</source>
        <translation>Tiến quân</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>Rút lui</translation>
    </message>
    <message>
        <source>Supply run</source>
        <translation>Tiếp tế</translation>
    </message>
    <message>
        <source>Landing</source>
        <translation>Đổ bộ</translation>
    </message>
    <message>
        <source>Patrol</source>
        <translation>Tuần tra</translation>
    </message>
    <message>
        <source>March</source>
        <translation>Hành quân</translation>
    </message>
    <message>
        <source>Relief</source>
        <translation>Tiếp viện</translation>
    </message>
    <message>
        <source>Exactly</source>
        <translation>Đúng</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Khoảng</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Hơn</translation>
    </message>
    <message>
        <source>Nearly</source>
        <translation>Gần</translation>
    </message>
    <message>
        <source>In the order of</source>
        <translation>Vào cỡ</translation>
    </message>
    <message>
        <source>Airfield</source>
        <translation>Sân bay</translation>
    </message>
    <message>
        <source>Base area</source>
        <translation>Căn cứ địa</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Cầu</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Thành phố</translation>
    </message>
    <message>
        <source>Commune</source>
        <translation>Xã</translation>
    </message>
    <message>
        <source>Corridor</source>
        <translation>Hành lang</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Nước</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Huyện</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Cánh đồng</translation>
    </message>
    <message>
        <source>Ford</source>
        <translation>Ngầm</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Mặt trận</translation>
    </message>
    <message>
        <source>Hill</source>
        <translation>Đồi</translation>
    </message>
    <message>
        <source>River landing</source>
        <translation>Bến</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Tuyến</translation>
    </message>
    <message>
        <source>Locality</source>
        <translation>Địa điểm</translation>
    </message>
    <message>
        <source>Mountain</source>
        <translation>Núi</translation>
    </message>
    <message>
        <source>Pagoda</source>
        <translation>Chùa</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Đèo</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Đồn, cứ điểm</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Tỉnh</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Vùng</translation>
    </message>
    <message>
        <source>River</source>
        <translation>Sông</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>Đường</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Thị xã, thị trấn</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Làng</translation>
    </message>
    <message>
        <source>Weir</source>
        <translation>Đập</translation>
    </message>
    <message>
        <source>Party organisation</source>
        <translation>Tổ chức Đảng</translation>
    </message>
    <message>
        <source>Government</source>
        <translation>Chính quyền</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Bộ chỉ huy</translation>
    </message>
    <message>
        <source>Mass organisation</source>
        <translation>Đoàn thể</translation>
    </message>
    <message>
        <source>Committee</source>
        <translation>Ủy ban</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Nhóm</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Sách</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Bộ dữ liệu</translation>
    </message>
    <message>
        <source>Editors’ note</source>
        <translation>Ghi chú của người biên soạn</translation>
    </message>
    <message>
        <source>Unidentified source</source>
        <translation>Nguồn chưa xác định</translation>
    </message>
    <message>
        <source>Fonds</source>
        <translation>Phông</translation>
    </message>
    <message>
        <source>Sub-fonds</source>
        <translation>Phân phông</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Sê-ri</translation>
    </message>
    <message>
        <source>Sub-series</source>
        <translation>Phân sê-ri</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Văn bản, đơn vị</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Hiện vật</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Ảnh chụp</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>Cách viết khác</translation>
    </message>
    <message>
        <source>Code name</source>
        <translation>Ký hiệu</translation>
    </message>
    <message>
        <source>Transliteration</source>
        <translation>Phiên âm</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Bản dịch</translation>
    </message>
    <message>
        <source>Abbreviation</source>
        <translation>Tên viết tắt</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Tiếng Việt</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Tiếng Anh</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Tiếng Pháp</translation>
    </message>
    <message>
        <source>By front</source>
        <translation>Theo mặt trận</translation>
    </message>
    <message>
        <source>By side</source>
        <translation>Theo phía</translation>
    </message>
    <message>
        <source>By unit</source>
        <translation>Theo đơn vị</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>Theo địa danh</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Theo loại</translation>
    </message>
    <message>
        <source>No side given</source>
        <translation>Không ghi phía nào</translation>
    </message>
    <message>
        <source>No unit given</source>
        <translation>Không ghi đơn vị</translation>
    </message>
    <message>
        <source>No place given</source>
        <translation>Không ghi địa danh</translation>
    </message>
    <message>
        <source>Other units</source>
        <translation>Đơn vị khác</translation>
    </message>
    <message>
        <source>Other places</source>
        <translation>Địa danh khác</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Start page</source>
        <translation>Trang đầu</translation>
    </message>
    <message>
        <source>Welcome to the archive room</source>
        <translation>Chào mừng đến phòng lưu trữ</translation>
    </message>
    <message>
        <source>An archive is one file: articles, maps, units, places, people and what each fact rests on. Nothing is written on this computer until you ask for it.</source>
        <translation>Mỗi kho lưu trữ là một tệp: bài viết, bản đồ, đơn vị, địa danh, nhân vật và căn cứ của từng dữ kiện. Chương trình không ghi gì vào máy này khi bạn chưa yêu cầu.</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Xem thử</translation>
    </message>
    <message>
        <source>The archive that comes with the program: Thái Nguyên, 1950</source>
        <translation>Kho đi kèm chương trình: Thái Nguyên, 1950</translation>
    </message>
    <message>
        <source>Open an archive…</source>
        <translation>Mở kho lưu trữ…</translation>
    </message>
    <message>
        <source>A file whose name ends in .muniment</source>
        <translation>Tệp có tên tận cùng bằng .muniment</translation>
    </message>
    <message>
        <source>New archive…</source>
        <translation>Kho lưu trữ mới…</translation>
    </message>
    <message>
        <source>Empty, with a title, a language and a place of yours</source>
        <translation>Kho trống; bạn đặt tên, chọn ngôn ngữ và nơi lưu</translation>
    </message>
    <message>
        <source>Import an article…</source>
        <translation>Nhập bài viết…</translation>
    </message>
    <message>
        <source>Text, PDF, Word: cut into sections, with what is recognised in it</source>
        <translation>Văn bản, PDF, Word: chia thành mục, kèm những gì nhận dạng được</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Mở gần đây</translation>
    </message>
    <message>
        <source>Show this page when the program starts</source>
        <translation>Hiện trang này khi khởi động</translation>
    </message>
    <message>
        <source>Back to the archive</source>
        <translation>Trở lại kho lưu trữ</translation>
    </message>
    <message>
        <source>No longer at %1</source>
        <translation>Không còn ở %1</translation>
    </message>
    <message>
        <source>Take %1 off the list</source>
        <translation>Bỏ %1 khỏi danh sách</translation>
    </message>
</context>
<context>
    <name>Welcoming</name>
    <message>
        <source>Open an archive</source>
        <translation>Mở kho lưu trữ</translation>
    </message>
    <message>
        <source>Archives (*.muniment)</source>
        <translation>Kho lưu trữ (*.muniment)</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Makes columns wider or narrower</source>
        <translation>Nới rộng hoặc thu hẹp các cột</translation>
    </message>
    <message>
        <source>Makes the timeline higher or lower</source>
        <translation>Nâng cao hoặc hạ thấp dòng thời gian</translation>
    </message>
    <message>
        <source>at least %1 results</source>
        <translation>ít nhất %1 kết quả</translation>
    </message>
    <message>
        <source>1 result</source>
        <translation>1 kết quả</translation>
    </message>
    <message>
        <source>%1 results</source>
        <translation>%1 kết quả</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>Georeference: %1</source>
        <translation>Đặt tọa độ: %1</translation>
    </message>
    <message>
        <source>This map has no scan in the archive.</source>
        <translation>Tờ bản đồ này chưa có bản quét trong kho.</translation>
    </message>
    <message>
        <source>Import its scan first.</source>
        <translation>Hãy nhập bản quét trước.</translation>
    </message>
</context>
<context>
    <name>YesNoField</name>
    <message>
        <source>Yes</source>
        <translation>Có</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Không rõ</translation>
    </message>
</context>
</TS>
