-- title = "Tỷ lệ nữ theo vai trò"
-- description = "Số nữ trong số thành viên ghi rõ Ông hoặc Bà, theo loại tổ chức. Thành viên không ghi danh xưng được đếm riêng. Để trống: người đứng đầu ở mọi tỉnh."
-- [parameters]
-- vai_tro = "Vai trò: một hay nhiều; trống là người đứng đầu."
-- tinh = "Tỉnh: một hay nhiều; trống là mọi tỉnh."
-- nam = "Năm: một hay nhiều; trống là mọi năm."
-- [columns]
-- body_kind = "Loại tổ chức: theo tên."
-- members = "Số thành viên: số ghế, không tính người thôi tham gia."
-- women = "Nữ: số người ghi Bà."
-- men = "Nam: số người ghi Ông."
-- unknown_gender = "Không rõ: không ghi Ông hoặc Bà."
-- women_percent = "Tỷ lệ nữ: phần trăm trong số người ghi rõ Ông hoặc Bà."

select b.kind as body_kind, m.role, count(*) as members,
  sum(m.gender = 'female') as women, sum(m.gender = 'male') as men, sum(m.gender is null) as unknown_gender,
  round(100.0 * sum(m.gender = 'female') / nullif(sum(m.gender is not null), 0), 1) as women_percent
from members m
left join bodies b on b.id = m.body_id
where m.role in (
    select id from roles
    where instr(',' || trim(:vai_tro) || ',', ',' || id || ',') or instr(',' || trim(:vai_tro) || ',', ',' || name || ',') or (id = 'head' and trim(:vai_tro) = '')
  )
  and m.change <> 'leaves' and m.decision_id not in (select id from decisions where superseded_by is not null)
  and (trim(:tinh) = '' or m.province_id in (select id from provinces where instr(',' || trim(:tinh) || ',', ',' || id || ',') or instr(',' || trim(:tinh) || ',', ',' || name || ',')))
  and (trim(:nam) = '' or instr(',' || trim(:nam) || ',', ',' || m.issued_year || ','))
group by b.kind, m.role
order by members desc
limit 500
