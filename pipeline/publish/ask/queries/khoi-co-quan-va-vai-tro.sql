-- title = "Khối cơ quan và vai trò"
-- description = "Doanh nghiệp, công an, quân sự, đảng, đoàn thể… giữ bao nhiêu ghế, ở vai trò nào. Để trống: mọi tỉnh, mọi năm."
-- [parameters]
-- tinh = "Tỉnh: một hay nhiều; trống là mọi tỉnh."
-- nam = "Năm: một hay nhiều; trống là mọi năm."
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
  and (trim(:tinh) = '' or m.province_id in (select id from provinces where instr(',' || trim(:tinh) || ',', ',' || id || ',') or instr(',' || trim(:tinh) || ',', ',' || name || ',')))
  and (trim(:nam) = '' or instr(',' || trim(:nam) || ',', ',' || m.issued_year || ','))
group by t.kind, m.role
order by members desc, t.kind, m.role
limit 500
