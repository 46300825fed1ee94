-- title = "Tìm thành viên theo tên"
-- description = "Gõ có dấu hoặc không dấu. Họ tên bắt đầu đúng như gõ đứng trước, rồi đến đúng cả cụm, rồi đến đủ các chữ (kể cả trong chức vụ, cơ quan). Để trống: các dòng đầu bảng."
-- [parameters]
-- ten = "Tên: họ tên hoặc một phần, ví dụ nguyen van."
-- [columns]
-- body_name = "Tổ chức: tên tổ chức phối hợp."
-- member_id = "Dòng: liên kết đến dòng trong bảng Thành viên."

with
opening as (
  select rowid as place from members_fts where members_fts match '^"' || replace(:ten, '"', ' ') || '"' limit 200
),
phrase as (
  select rowid as place from members_fts where members_fts match '"' || replace(:ten, '"', ' ') || '"' limit 200
),
words as (
  select rowid as place from members_fts
  where members_fts match '"' || replace(trim(replace(:ten, '"', ' ')), ' ', '" "') || '"' limit 200
),
found as (
  select place, min(exactness) as exactness from (
    select place, 1 as exactness from opening
    union all select place, 2 from phrase
    union all select place, 3 from words
    union all select place, 4 from (select rowid as place from members where trim(:ten) = '' limit 50)
  ) group by place
)
select m.name, m.honorific, m.position, m.organization, m.role, m.change, b.name as body_name,
  m.province_id, m.issued_year, m.decision_id, m.page, m.id as member_id
from found f
join members m on m.rowid = f.place
left join bodies b on b.id = m.body_id
order by f.exactness, m.name, m.issued_year desc, m.id
limit 200
