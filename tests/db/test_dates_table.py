# ruff: noqa: E501 - a table has one row a line
"""EDTF strings, the days they can mean and their words: a table of level 0, 1 and some of 2.

Every example that the specification of level 0 and 1 gives stands here, and its sets of level 2.
"""

from __future__ import annotations

import pytest

from db.dates import days, in_words, parse

# EDTF | first day | last day (= the same, - open or unknown) | Vietnamese | English
TABLE = """
1950 | 1950-01-01 | 1950-12-31 | năm 1950 | 1950
1950-09 | 1950-09-01 | 1950-09-30 | tháng 9/1950 | September 1950
1950-09-16 | 1950-09-16 | = | 16/9/1950 | 16 September 1950
0000 | 0000-01-01 | 0000-12-31 | năm 1 TCN | 1 BC
0001-01-01 | 0001-01-01 | = | 1/1/1 | 1 January 1
9999-12-31 | 9999-12-31 | = | 31/12/9999 | 31 December 9999
-0043 | -0043-01-01 | -0043-12-31 | năm 44 TCN | 44 BC
-0043-03-15 | -0043-03-15 | = | 15/3/44 TCN | 15 March 44 BC
-9999 | -9999-01-01 | -9999-12-31 | năm 10000 TCN | 10000 BC
1952-02-29 | 1952-02-29 | = | 29/2/1952 | 29 February 1952
1900-02-28 | 1900-02-28 | = | 28/2/1900 | 28 February 1900
2000-02-29 | 2000-02-29 | = | 29/2/2000 | 29 February 2000
1950-09-16T16:00:00 | 1950-09-16 | = | 16:00 ngày 16/9/1950 | 16:00 on 16 September 1950
1950-09-16T16:00 | 1950-09-16 | = | 16:00 ngày 16/9/1950 | 16:00 on 16 September 1950
1985-04-12T23:20:30Z | 1985-04-12 | = | 23:20 ngày 12/4/1985 | 23:20 on 12 April 1985
1985-04-12T23:20:30-04:00 | 1985-04-12 | = | 23:20 ngày 12/4/1985 | 23:20 on 12 April 1985
1985-04-12T23:20:30+04 | 1985-04-12 | = | 23:20 ngày 12/4/1985 | 23:20 on 12 April 1985
1950/1954 | 1950-01-01 | 1954-12-31 | 1950–1954 | 1950–1954
1950-09/1950-10 | 1950-09-01 | 1950-10-31 | tháng 9–10/1950 | September–October 1950
1950-09-16/1950-09-18 | 1950-09-16 | 1950-09-18 | 16–18/9/1950 | 16–18 September 1950
1950-09-29/1950-10-10 | 1950-09-29 | 1950-10-10 | 29/9–10/10/1950 | 29 September – 10 October 1950
1949-12-28/1950-01-03 | 1949-12-28 | 1950-01-03 | 28/12/1949–3/1/1950 | 28 December 1949 – 3 January 1950
1949-12/1950-02 | 1949-12-01 | 1950-02-28 | từ tháng 12/1949 đến tháng 2/1950 | from December 1949 to February 1950
1950-09/1950-10-15 | 1950-09-01 | 1950-10-15 | từ tháng 9/1950 đến 15/10/1950 | from September 1950 to 15 October 1950
1950/1950-03-01 | 1950-01-01 | 1950-03-01 | từ năm 1950 đến 1/3/1950 | from 1950 to 1 March 1950
1950-09-16/1950-09-16 | 1950-09-16 | = | 16/9/1950 | 16 September 1950
Y170000002 | +170000002-01-01 | +170000002-12-31 | năm 170.000.002 | 170,000,002
Y-170000002 | -170000002-01-01 | -170000002-12-31 | năm 170.000.003 TCN | 170,000,003 BC
Y12345 | +12345-01-01 | +12345-12-31 | năm 12345 | 12345
1950-21 | 1950-03-01 | 1950-05-31 | mùa xuân 1950 | spring 1950
1950-22 | 1950-06-01 | 1950-08-31 | mùa hè 1950 | summer 1950
1950-23 | 1950-09-01 | 1950-11-30 | mùa thu 1950 | autumn 1950
1950-24 | 1950-12-01 | 1951-02-28 | mùa đông 1950 | winter 1950
1951-24 | 1951-12-01 | 1952-02-29 | mùa đông 1951 | winter 1951
-0043-22 | -0043-06-01 | -0043-08-31 | mùa hè 44 TCN | summer 44 BC
1950-25 | 1950-03-01 | 1950-05-31 | mùa xuân 1950 (bán cầu Bắc) | spring 1950 (northern hemisphere)
1950-28 | 1950-12-01 | 1951-02-28 | mùa đông 1950 (bán cầu Bắc) | winter 1950 (northern hemisphere)
1950-29 | 1950-09-01 | 1950-11-30 | mùa xuân 1950 (bán cầu Nam) | spring 1950 (southern hemisphere)
1950-30 | 1950-12-01 | 1951-02-28 | mùa hè 1950 (bán cầu Nam) | summer 1950 (southern hemisphere)
1950-31 | 1950-03-01 | 1950-05-31 | mùa thu 1950 (bán cầu Nam) | autumn 1950 (southern hemisphere)
1950-32 | 1950-06-01 | 1950-08-31 | mùa đông 1950 (bán cầu Nam) | winter 1950 (southern hemisphere)
1950-33 | 1950-01-01 | 1950-03-31 | quý I/1950 | first quarter of 1950
1950-34 | 1950-04-01 | 1950-06-30 | quý II/1950 | second quarter of 1950
1950-35 | 1950-07-01 | 1950-09-30 | quý III/1950 | third quarter of 1950
1950-36 | 1950-10-01 | 1950-12-31 | quý IV/1950 | fourth quarter of 1950
1950-37 | 1950-01-01 | 1950-04-30 | bốn tháng đầu năm 1950 | first four months of 1950
1950-38 | 1950-05-01 | 1950-08-31 | bốn tháng giữa năm 1950 | middle four months of 1950
1950-39 | 1950-09-01 | 1950-12-31 | bốn tháng cuối năm 1950 | last four months of 1950
1950-40 | 1950-01-01 | 1950-06-30 | sáu tháng đầu năm 1950 | first half of 1950
1950-41 | 1950-07-01 | 1950-12-31 | sáu tháng cuối năm 1950 | second half of 1950
1950? | 1950-01-01 | 1950-12-31 | có thể năm 1950 | possibly 1950
1950~ | 1950-01-01 | 1950-12-31 | khoảng năm 1950 | about 1950
1950% | 1950-01-01 | 1950-12-31 | có lẽ khoảng năm 1950 | possibly about 1950
1950-09? | 1950-09-01 | 1950-09-30 | có thể tháng 9/1950 | possibly September 1950
1950-09~ | 1950-09-01 | 1950-09-30 | khoảng tháng 9/1950 | about September 1950
1950-09% | 1950-09-01 | 1950-09-30 | có lẽ khoảng tháng 9/1950 | possibly about September 1950
1950-09-16? | 1950-09-16 | = | có thể 16/9/1950 | possibly 16 September 1950
1950-09-16~ | 1950-09-16 | = | khoảng 16/9/1950 | about 16 September 1950
1950-09-16% | 1950-09-16 | = | có lẽ khoảng 16/9/1950 | possibly about 16 September 1950
1950-22~ | 1950-06-01 | 1950-08-31 | khoảng mùa hè 1950 | about summer 1950
1950-22? | 1950-06-01 | 1950-08-31 | có thể mùa hè 1950 | possibly summer 1950
1950-24% | 1950-12-01 | 1951-02-28 | có lẽ khoảng mùa đông 1950 | possibly about winter 1950
195X | 1950-01-01 | 1959-12-31 | thập niên 1950 | 1950s
19XX | 1900-01-01 | 1999-12-31 | thế kỷ 20 | 20th century
1XXX | 1000-01-01 | 1999-12-31 | trong khoảng 1000–1999 | some time in 1000–1999
XXXX | 0000-01-01 | 9999-12-31 | không rõ năm | year unknown
1950-XX | 1950-01-01 | 1950-12-31 | năm 1950 (không rõ tháng) | 1950 (month unknown)
1950-XX-XX | 1950-01-01 | 1950-12-31 | năm 1950 (không rõ ngày tháng) | 1950 (day and month unknown)
1950-09-XX | 1950-09-01 | 1950-09-30 | tháng 9/1950 (không rõ ngày) | September 1950 (day unknown)
1950-1X | 1950-10-01 | 1950-12-31 | trong khoảng tháng 10–12/1950 | some time in October–December 1950
1950-0X | 1950-01-01 | 1950-09-30 | trong khoảng tháng 1–9/1950 | some time in January–September 1950
1950-09-1X | 1950-09-10 | 1950-09-19 | trong khoảng 10–19/9/1950 | some time in 10–19 September 1950
1950-09-0X | 1950-09-01 | 1950-09-09 | trong khoảng 1–9/9/1950 | some time in 1–9 September 1950
1950-09-3X | 1950-09-30 | = | trong khoảng 30/9/1950 | some time in 30 September 1950
1950-02-2X | 1950-02-20 | 1950-02-28 | trong khoảng 20–28/2/1950 | some time in 20–28 February 1950
1952-02-2X | 1952-02-20 | 1952-02-29 | trong khoảng 20–29/2/1952 | some time in 20–29 February 1952
XXXX-12-XX | 0000-12-01 | 9999-12-31 | trong khoảng từ tháng 12/1 TCN đến tháng 12/9999 | some time from December 1 BC to December 9999
XXXX-02-29 | 0000-02-29 | 9996-02-29 | trong khoảng 29/2/1 TCN–29/2/9996 | some time in 29 February 1 BC – 29 February 9996
195X-09 | 1950-09-01 | 1959-09-30 | trong khoảng từ tháng 9/1950 đến tháng 9/1959 | some time from September 1950 to September 1959
195X-22 | 1950-06-01 | 1959-08-31 | mùa hè 195X | summer 195X
-01XX | -0199-01-01 | -0100-12-31 | trong khoảng từ năm 200 TCN đến năm 101 TCN | some time from 200 BC to 101 BC
1950-X2 | 1950-02-01 | 1950-12-31 | trong khoảng tháng 2–12/1950 | some time in February–December 1950
195X? | 1950-01-01 | 1959-12-31 | có thể thập niên 1950 | possibly 1950s
19XX~ | 1900-01-01 | 1999-12-31 | khoảng thế kỷ 20 | about 20th century
1950/.. | 1950-01-01 | - | từ năm 1950 | from 1950
../1950 | - | 1950-12-31 | đến hết năm 1950 | until the end of 1950
../.. | - | - | không giới hạn thời gian | any time
1950/ | 1950-01-01 | - | từ năm 1950, không rõ thời điểm kết thúc | from 1950, end unknown
/1950 | - | 1950-12-31 | không rõ thời điểm bắt đầu, đến hết năm 1950 | start unknown, until the end of 1950
1950-09-16/.. | 1950-09-16 | - | từ 16/9/1950 | from 16 September 1950
../1950-09-16 | - | 1950-09-16 | đến hết ngày 16/9/1950 | until 16 September 1950
1950-09-16/ | 1950-09-16 | - | từ 16/9/1950, không rõ thời điểm kết thúc | from 16 September 1950, end unknown
/1950-09-16 | - | 1950-09-16 | không rõ thời điểm bắt đầu, đến hết ngày 16/9/1950 | start unknown, until 16 September 1950
../ | - | - | không rõ thời điểm kết thúc | end unknown
/.. | - | - | không rõ thời điểm bắt đầu, không giới hạn thời gian | start unknown, no end
1950~/.. | 1950-01-01 | - | từ khoảng năm 1950 | from about 1950
../1950-10? | - | 1950-10-31 | đến hết có thể tháng 10/1950 | until possibly October 1950
1950-10-11~/1950-10-20~ | 1950-10-11 | 1950-10-20 | giữa tháng 10/1950 | mid-October 1950
1950-10-01~/1950-10-10~ | 1950-10-01 | 1950-10-10 | đầu tháng 10/1950 | early October 1950
1950-02-21~/1950-02-28~ | 1950-02-21 | 1950-02-28 | cuối tháng 2/1950 | late February 1950
1950-10-21~/1950-10-31~ | 1950-10-21 | 1950-10-31 | cuối tháng 10/1950 | late October 1950
1950-01~/1950-04~ | 1950-01-01 | 1950-04-30 | đầu năm 1950 | early 1950
1950-05~/1950-08~ | 1950-05-01 | 1950-08-31 | giữa năm 1950 | mid-1950
1950-09~/1950-12~ | 1950-09-01 | 1950-12-31 | cuối năm 1950 | late 1950
1950-23/1950-24 | 1950-09-01 | 1951-02-28 | thu đông 1950 | autumn–winter 1950
1950-24/1951-21 | 1950-12-01 | 1951-05-31 | đông xuân 1950–1951 | winter–spring 1950–1951
1950-22/1950-23 | 1950-06-01 | 1950-11-30 | hè thu 1950 | summer–autumn 1950
1950-22/1951-23 | 1950-06-01 | 1951-11-30 | từ mùa hè 1950 đến mùa thu 1951 | from summer 1950 to autumn 1951
1950~/1954~ | 1950-01-01 | 1954-12-31 | khoảng 1950–1954 | about 1950–1954
1950-09-16?/1950-09-18? | 1950-09-16 | 1950-09-18 | có thể 16–18/9/1950 | possibly 16–18 September 1950
1950-09~/1950-10 | 1950-09-01 | 1950-10-31 | từ khoảng tháng 9/1950 đến tháng 10/1950 | from about September 1950 to October 1950
1950-09-16~/1950-09-18 | 1950-09-16 | 1950-09-18 | từ khoảng 16/9/1950 đến 18/9/1950 | from about 16 September 1950 to 18 September 1950
2004-06-XX/2004-07-03 | 2004-06-01 | 2004-07-03 | từ tháng 6/2004 (không rõ ngày) đến 3/7/2004 | from June 2004 (day unknown) to 3 July 2004
1950?-09-16 | 1950-09-16 | = | có thể 16/9/1950 | possibly 16 September 1950
~1950-09 | 1950-09-01 | 1950-09-30 | khoảng tháng 9/1950 | about September 1950
1950-?09-~16 | 1950-09-16 | = | có lẽ khoảng 16/9/1950 | possibly about 16 September 1950
1950-09-~16 | 1950-09-16 | = | khoảng 16/9/1950 | about 16 September 1950
{1950,1952} | 1950-01-01 | 1952-12-31 | năm 1950 và năm 1952 | 1950 and 1952
[1950,1951] | 1950-01-01 | 1951-12-31 | năm 1950 hoặc năm 1951 | 1950 or 1951
[1950..1952] | 1950-01-01 | 1952-12-31 | 1950–1952 | 1950–1952
[..1950] | - | 1950-12-31 | năm 1950 hoặc trước đó | 1950 or earlier
[1950-09..] | 1950-09-01 | - | tháng 9/1950 hoặc sau đó | September 1950 or later
{1950-09-16,1950-09-18} | 1950-09-16 | 1950-09-18 | 16/9/1950 và 18/9/1950 | 16 September 1950 and 18 September 1950
[1950,1952,1954..1956] | 1950-01-01 | 1956-12-31 | năm 1950, năm 1952 hoặc 1954–1956 | 1950, 1952 or 1954–1956
Y17E7 | +170000000-01-01 | +170000000-12-31 | năm 170.000.000 | 170,000,000
1950S2 | 1900-01-01 | 1999-12-31 | 1900–1999 | 1900–1999
Y171010000S3 | +171000000-01-01 | +171999999-12-31 | 171.000.000–171.999.999 | 171,000,000–171,999,999
Y3388E2S3 | +338000-01-01 | +338999-12-31 | 338.000–338.999 | 338,000–338,999
1948-04-18/1948-05-01 | 1948-04-18 | 1948-05-01 | 18/4–1/5/1948 | 18 April – 1 May 1948
-0043/1950 | -0043-01-01 | 1950-12-31 | từ năm 44 TCN đến năm 1950 | from 44 BC to 1950
1950-08-31/1950-09 | 1950-08-31 | 1950-09-30 | từ 31/8/1950 đến tháng 9/1950 | from 31 August 1950 to September 1950
1950-22/1950-09-16 | 1950-06-01 | 1950-09-16 | từ mùa hè 1950 đến 16/9/1950 | from summer 1950 to 16 September 1950
1985-04-12 | 1985-04-12 | = | 12/4/1985 | 12 April 1985
1985-04 | 1985-04-01 | 1985-04-30 | tháng 4/1985 | April 1985
1985 | 1985-01-01 | 1985-12-31 | năm 1985 | 1985
1985-04-12T23:20:30 | 1985-04-12 | = | 23:20 ngày 12/4/1985 | 23:20 on 12 April 1985
1985-04-12T23:20:30-04 | 1985-04-12 | = | 23:20 ngày 12/4/1985 | 23:20 on 12 April 1985
1985-04-12T23:20:30+04:30 | 1985-04-12 | = | 23:20 ngày 12/4/1985 | 23:20 on 12 April 1985
1964/2008 | 1964-01-01 | 2008-12-31 | 1964–2008 | 1964–2008
2004-06/2006-08 | 2004-06-01 | 2006-08-31 | từ tháng 6/2004 đến tháng 8/2006 | from June 2004 to August 2006
2004-02-01/2005-02-08 | 2004-02-01 | 2005-02-08 | 1/2/2004–8/2/2005 | 1 February 2004 – 8 February 2005
2004-02-01/2005-02 | 2004-02-01 | 2005-02-28 | từ 1/2/2004 đến tháng 2/2005 | from 1 February 2004 to February 2005
2004-02-01/2005 | 2004-02-01 | 2005-12-31 | từ 1/2/2004 đến năm 2005 | from 1 February 2004 to 2005
2005/2006-02 | 2005-01-01 | 2006-02-28 | từ năm 2005 đến tháng 2/2006 | from 2005 to February 2006
2001-21 | 2001-03-01 | 2001-05-31 | mùa xuân 2001 | spring 2001
2001-22 | 2001-06-01 | 2001-08-31 | mùa hè 2001 | summer 2001
2001-23 | 2001-09-01 | 2001-11-30 | mùa thu 2001 | autumn 2001
2001-24 | 2001-12-01 | 2002-02-28 | mùa đông 2001 | winter 2001
1984? | 1984-01-01 | 1984-12-31 | có thể năm 1984 | possibly 1984
2004-06~ | 2004-06-01 | 2004-06-30 | khoảng tháng 6/2004 | about June 2004
2004-06-11% | 2004-06-11 | = | có lẽ khoảng 11/6/2004 | possibly about 11 June 2004
201X | 2010-01-01 | 2019-12-31 | thập niên 2010 | 2010s
20XX | 2000-01-01 | 2099-12-31 | thế kỷ 21 | 21st century
2004-XX | 2004-01-01 | 2004-12-31 | năm 2004 (không rõ tháng) | 2004 (month unknown)
1985-04-XX | 1985-04-01 | 1985-04-30 | tháng 4/1985 (không rõ ngày) | April 1985 (day unknown)
1985-XX-XX | 1985-01-01 | 1985-12-31 | năm 1985 (không rõ ngày tháng) | 1985 (day and month unknown)
1985-04-12/.. | 1985-04-12 | - | từ 12/4/1985 | from 12 April 1985
1985-04/.. | 1985-04-01 | - | từ tháng 4/1985 | from April 1985
1985/.. | 1985-01-01 | - | từ năm 1985 | from 1985
../1985-04-12 | - | 1985-04-12 | đến hết ngày 12/4/1985 | until 12 April 1985
../1985-04 | - | 1985-04-30 | đến hết tháng 4/1985 | until the end of April 1985
../1985 | - | 1985-12-31 | đến hết năm 1985 | until the end of 1985
1985-04-12/ | 1985-04-12 | - | từ 12/4/1985, không rõ thời điểm kết thúc | from 12 April 1985, end unknown
1985-04/ | 1985-04-01 | - | từ tháng 4/1985, không rõ thời điểm kết thúc | from April 1985, end unknown
1985/ | 1985-01-01 | - | từ năm 1985, không rõ thời điểm kết thúc | from 1985, end unknown
/1985-04-12 | - | 1985-04-12 | không rõ thời điểm bắt đầu, đến hết ngày 12/4/1985 | start unknown, until 12 April 1985
/1985-04 | - | 1985-04-30 | không rõ thời điểm bắt đầu, đến hết tháng 4/1985 | start unknown, until the end of April 1985
/1985 | - | 1985-12-31 | không rõ thời điểm bắt đầu, đến hết năm 1985 | start unknown, until the end of 1985
1984~/2004-06 | 1984-01-01 | 2004-06-30 | từ khoảng năm 1984 đến tháng 6/2004 | from about 1984 to June 2004
1984/2004-06~ | 1984-01-01 | 2004-06-30 | từ năm 1984 đến khoảng tháng 6/2004 | from 1984 to about June 2004
1984~/2004~ | 1984-01-01 | 2004-12-31 | khoảng 1984–2004 | about 1984–2004
1984?/2004% | 1984-01-01 | 2004-12-31 | từ có thể năm 1984 đến có lẽ khoảng năm 2004 | from possibly 1984 to possibly about 2004
1984-06-02?/2004-08-08~ | 1984-06-02 | 2004-08-08 | từ có thể 2/6/1984 đến khoảng 8/8/2004 | from possibly 2 June 1984 to about 8 August 2004
-1985 | -1985-01-01 | -1985-12-31 | năm 1986 TCN | 1986 BC
Y-17E7 | -170000000-01-01 | -170000000-12-31 | năm 170.000.001 TCN | 170,000,001 BC
2001-34 | 2001-04-01 | 2001-06-30 | quý II/2001 | second quarter of 2001
[1667,1668,1670..1672] | 1667-01-01 | 1672-12-31 | năm 1667, năm 1668 hoặc 1670–1672 | 1667, 1668 or 1670–1672
[..1760-12-03] | - | 1760-12-03 | 3/12/1760 hoặc trước đó | 3 December 1760 or earlier
[1760-12..] | 1760-12-01 | - | tháng 12/1760 hoặc sau đó | December 1760 or later
[1760-01,1760-02,1760-12..] | 1760-01-01 | - | tháng 1/1760, tháng 2/1760 hoặc tháng 12/1760 hoặc sau đó | January 1760, February 1760 or December 1760 or later
[1667,1760-12] | 1667-01-01 | 1760-12-31 | năm 1667 hoặc tháng 12/1760 | 1667 or December 1760
[..1984] | - | 1984-12-31 | năm 1984 hoặc trước đó | 1984 or earlier
{1667,1668,1670..1672} | 1667-01-01 | 1672-12-31 | năm 1667, năm 1668 và 1670–1672 | 1667, 1668 and 1670–1672
{1960,1961-12} | 1960-01-01 | 1961-12-31 | năm 1960 và tháng 12/1961 | 1960 and December 1961
{..1984} | - | 1984-12-31 | năm 1984 hoặc trước đó | 1984 or earlier
2004-06~-11 | 2004-06-11 | = | khoảng 11/6/2004 | about 11 June 2004
2004?-06-11 | 2004-06-11 | = | có thể 11/6/2004 | possibly 11 June 2004
?2004-06-~11 | 2004-06-11 | = | có lẽ khoảng 11/6/2004 | possibly about 11 June 2004
2004-%06-11 | 2004-06-11 | = | có lẽ khoảng 11/6/2004 | possibly about 11 June 2004
156X-12-25 | 1560-12-25 | 1569-12-25 | trong khoảng 25/12/1560–25/12/1569 | some time in 25 December 1560 – 25 December 1569
15XX-12-25 | 1500-12-25 | 1599-12-25 | trong khoảng 25/12/1500–25/12/1599 | some time in 25 December 1500 – 25 December 1599
1XXX-XX | 1000-01-01 | 1999-12-31 | trong khoảng 1000–1999 | some time in 1000–1999
1XXX-12 | 1000-12-01 | 1999-12-31 | trong khoảng từ tháng 12/1000 đến tháng 12/1999 | some time from December 1000 to December 1999
1984-1X | 1984-10-01 | 1984-12-31 | trong khoảng tháng 10–12/1984 | some time in October–December 1984
2004-06-~01/2004-06-~20 | 2004-06-01 | 2004-06-20 | khoảng 1–20/6/2004 | about 1–20 June 2004
2004-06-11?/2004-06-12 | 2004-06-11 | 2004-06-12 | từ có thể 11/6/2004 đến 12/6/2004 | from possibly 11 June 2004 to 12 June 2004
1950-34~ | 1950-04-01 | 1950-06-30 | khoảng quý II/1950 | about second quarter of 1950
1950-41? | 1950-07-01 | 1950-12-31 | có thể sáu tháng cuối năm 1950 | possibly second half of 1950
1950-26 | 1950-06-01 | 1950-08-31 | mùa hè 1950 (bán cầu Bắc) | summer 1950 (northern hemisphere)
1950-27 | 1950-09-01 | 1950-11-30 | mùa thu 1950 (bán cầu Bắc) | autumn 1950 (northern hemisphere)
-0001 | -0001-01-01 | -0001-12-31 | năm 2 TCN | 2 BC
0000-02-29 | 0000-02-29 | = | 29/2/1 TCN | 29 February 1 BC
1950-09-16T00:00:00 | 1950-09-16 | = | 00:00 ngày 16/9/1950 | 00:00 on 16 September 1950
1950-02/1950-04 | 1950-02-01 | 1950-04-30 | tháng 2–4/1950 | February–April 1950
1950-09-30/1950-10-01 | 1950-09-30 | 1950-10-01 | 30/9–1/10/1950 | 30 September – 1 October 1950
"""
ROWS = [tuple(row.split(" | ")) for row in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("edtf", "first", "last", "vietnamese", "english"), ROWS)
def test_an_edtf_string_has_its_days_and_words(
    edtf: str, first: str, last: str, vietnamese: str, english: str
) -> None:
    date = parse(edtf)
    last = first if last == "=" else last
    assert days(date) == (None if first == "-" else first, None if last == "-" else last)
    assert in_words(date, "vi") == vietnamese
    assert in_words(date, "en") == english


def test_the_table_is_large_and_has_no_row_twice() -> None:
    assert len({row[0] for row in ROWS}) == len(ROWS) >= 150
