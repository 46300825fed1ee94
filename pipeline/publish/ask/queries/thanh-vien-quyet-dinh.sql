-- title = "Thành viên của một quyết định"
-- description = "Danh sách thành viên theo đúng thứ tự in. Để trống: quyết định mới nhất có danh sách thành viên."
-- [parameters]
-- quyet_dinh = "Quyết định: mã quyết định hoặc số, ký hiệu, ví dụ 123/QĐ-UBND. Nhiều tỉnh có thể trùng số, ký hiệu."
-- [columns]
-- member_id = "Dòng: liên kết đến dòng trong bảng Thành viên."
-- ordinal = "Thứ tự: số in trước dòng, nếu không có thì vị trí trong danh sách."
-- body_name = "Tổ chức: tên tổ chức phối hợp."

with chosen as (
  select id from decisions
  where trim(:quyet_dinh) <> '' and (id = trim(:quyet_dinh) or code = trim(:quyet_dinh))
  union all
  select id from (
    select d.id from decisions d
    where trim(:quyet_dinh) = '' and exists (select 1 from members m where m.decision_id = d.id)
    order by d.issued_on desc, d.id limit 1
  )
)
select m.id as member_id, m.ordinal, m.honorific, m.name, m.position, m.organization,
  m.role, m.role_text, m.change, b.name as body_name, m.decision_id, m.page, m.confidence
from chosen c
join members m on m.decision_id = c.id
left join bodies b on b.id = m.body_id
order by m.decision_id, b.ordinal, length(m.id), m.id
limit 1000
