-- title = "Khối cơ quan và vai trò"
-- description = "Doanh nghiệp, công an, quân sự, đảng, đoàn thể… giữ bao nhiêu ghế, ở vai trò nào. Để trống: mọi tỉnh, mọi năm."
-- [parameters]
-- tinh = "Tỉnh: mã hoặc tên."
-- nam = "Năm: ví dụ 2024."
-- [columns]
-- agency_kind = "Khối cơ quan: theo loại cơ quan."
-- members = "Số ghế: không tính người thôi tham gia."
-- decisions = "Số quyết định: có ghế ấy."
-- decision_id = "Một quyết định: ví dụ để xem."

select t.kind as agency_kind, m.role, count(*) as members, count(distinct m.decision_id) as decisions, max(m.decision_id) as decision_id
from members m
join organizations o on o.id = m.organization_id
join agency_types t on t.id = o.agency_type_id
where m.change <> 'leaves' and m.decision_id not in (select id from decisions where superseded_by is not null)
  and (trim(:tinh) = '' or m.province_id in (select id from provinces where id = trim(:tinh) or name = trim(:tinh)))
  and (trim(:nam) = '' or m.issued_year = cast(trim(:nam) as integer))
group by t.kind, m.role
order by members desc, t.kind, m.role
limit 500
