-- title = "Căn cứ thường dùng"
-- description = "Văn bản được viện dẫn nhiều nhất làm căn cứ ban hành. Để trống: mọi tỉnh."
-- [parameters]
-- tinh = "Tỉnh: một hay nhiều; trống là mọi tỉnh."
-- [columns]
-- number = "Số, ký hiệu: của văn bản được viện dẫn."
-- title = "Tên: như viện dẫn trong một quyết định."
-- citations = "Số lần viện dẫn: trong các quyết định."
-- decision_id = "Một quyết định: ví dụ để xem."

with
cited as (
  select number, count(*) as citations, max(rowid) as example from legal_bases
  where trim(:tinh) = '' and number is not null
    and decision_id not in (select id from decisions where superseded_by is not null)
  group by number
  union all
  select l.number, count(*), max(l.rowid)
  from provinces p
  join decisions d on d.province_id = p.id
  join legal_bases l on l.decision_id = d.id
  where trim(:tinh) <> '' and (instr(',' || trim(:tinh) || ',', ',' || p.id || ',') or instr(',' || trim(:tinh) || ',', ',' || p.name || ',')) and l.number is not null
    and d.superseded_by is null
  group by l.number
),
leading as (select number, citations, example from cited order by citations desc, number limit 200)
select l.type, l.number, l.title, l.issued_on, g.citations, l.decision_id
from leading g join legal_bases l on l.rowid = g.example
order by g.citations desc, g.number
