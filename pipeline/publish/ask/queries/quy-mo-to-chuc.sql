-- title = "Quy mô tổ chức phối hợp"
-- description = "Các tổ chức đông thành viên nhất, số ghế có tên và số cấp phó; các bản của một văn bản đếm một lần. Để trống: mọi tỉnh, mọi loại."
-- [parameters]
-- tinh = "Tỉnh: một hay nhiều; trống là mọi tỉnh."
-- loai = "Loại tổ chức: một hay nhiều; trống là mọi loại."
-- [columns]
-- body_name = "Tổ chức: tên tổ chức phối hợp."
-- body_kind = "Loại tổ chức: theo tên."
-- members = "Số thành viên: số ghế, không tính người thôi tham gia."
-- named_members = "Có tên: số ghế ghi họ tên."
-- deputies = "Cấp phó: số cấp phó, gồm thường trực."
-- organizations = "Số cơ quan: cơ quan đã đối chiếu, không trùng."
-- body_id = "Dòng: liên kết đến dòng trong bảng Tổ chức phối hợp."

with largest as (
  select * from body_facts
  where members > 0
    and (trim(:tinh) = '' or province_id in (select id from provinces where instr(',' || trim(:tinh) || ',', ',' || id || ',') or instr(',' || trim(:tinh) || ',', ',' || name || ',')))
    and (trim(:loai) = '' or instr(',' || trim(:loai) || ',', ',' || kind || ','))
  order by members desc, body_id limit 500
)
select b.name as body_name, g.kind as body_kind, g.province_id, g.issued_year, g.members,
  g.named as named_members, g.deputies,
  (select count(distinct m.organization_id) from members m where m.body_id = g.body_id and m.change <> 'leaves') as organizations,
  g.decision_id, g.body_id
from largest g
join bodies b on b.id = g.body_id
order by g.members desc, g.body_id
