-- Groups and kinds are named by 000, 001 and 004; the seven clusters by the province's plan of 2023 for 28 chains, of which the stored
-- sources name these. Others, and finer ones, come by defineSector.
insert into sector_node (id, parent, tree, name, name_en, position, measures, source, region_paths, known_on, version) values
  ('INDUSTRY', null, 'SECTOR', '产业转型', 'Industry and transformation', 1, '[]', '001 §二; 004', '{}', '1949-10-01', 1),
  ('INDUSTRY.MANUFACTURING', 'INDUSTRY', 'SECTOR', '制造业', 'Manufacturing', 1, '[]', '001 §二; 004', '{}', '1949-10-01', 1),
  ('INDUSTRY.SERVICES', 'INDUSTRY', 'SECTOR', '现代服务业', 'Services', 2, '[]', '001', '{}', '1949-10-01', 1),
  ('INDUSTRY.LOGISTICS', 'INDUSTRY', 'SECTOR', '现代物流', 'Logistics', 3, '[]', '001', '{}', '1949-10-01', 1),
  ('INDUSTRY.AGRICULTURE', 'INDUSTRY', 'SECTOR', '现代农业', 'Agriculture', 4, '[]', '001', '{}', '1949-10-01', 1),
  ('INDUSTRY.INNOVATION', 'INDUSTRY', 'SECTOR', '科技创新', 'Science and innovation', 5, '[]', '001', '{}', '1949-10-01', 1),
  ('INFRASTRUCTURE', null, 'SECTOR', '基础设施', 'Infrastructure', 2, '[]', '001; 004', '{}', '1949-10-01', 1),
  ('INFRASTRUCTURE.TRANSPORT', 'INFRASTRUCTURE', 'SECTOR', '交通', 'Transport', 1, '[]', '004', '{}', '1949-10-01', 1),
  ('INFRASTRUCTURE.TRANSPORT.EXPRESSWAY', 'INFRASTRUCTURE.TRANSPORT', 'SECTOR', '高速公路', 'Expressways', 1, '[{"code":"ROAD_KM","name":"里程","unit":"公里"}]', '004', '{}', '1949-10-01', 1),
  ('INFRASTRUCTURE.TRANSPORT.TRUNK_ROAD', 'INFRASTRUCTURE.TRANSPORT', 'SECTOR', '国省干线公路', 'Trunk roads', 2, '[{"code":"ROAD_KM","name":"里程","unit":"公里"}]', '004', '{}', '1949-10-01', 1),
  ('INFRASTRUCTURE.TRANSPORT.RAIL', 'INFRASTRUCTURE.TRANSPORT', 'SECTOR', '铁路', 'Railways', 3, '[{"code":"RAIL_KM","name":"里程","unit":"公里"}]', '004', '{}', '1949-10-01', 1),
  ('INFRASTRUCTURE.WATER', 'INFRASTRUCTURE', 'SECTOR', '水利', 'Water', 2, '[]', '004', '{}', '1949-10-01', 1),
  ('INFRASTRUCTURE.ENERGY', 'INFRASTRUCTURE', 'SECTOR', '能源', 'Energy', 3, '[{"code":"POWER_MW","name":"装机容量","unit":"兆瓦"}]', '004', '{}', '1949-10-01', 1),
  ('INFRASTRUCTURE.MUNICIPAL', 'INFRASTRUCTURE', 'SECTOR', '市政城建', 'Municipal works', 4, '[]', '004', '{}', '1949-10-01', 1),
  ('INFRASTRUCTURE.ECOLOGY', 'INFRASTRUCTURE', 'SECTOR', '生态环保', 'Ecology', 5, '[]', '004', '{}', '1949-10-01', 1),
  ('NEW_INFRASTRUCTURE', null, 'SECTOR', '新型基础设施', 'New infrastructure', 3, '[]', '000', '{}', '1949-10-01', 1),
  ('NEW_INFRASTRUCTURE.5G', 'NEW_INFRASTRUCTURE', 'SECTOR', '5G基建及应用', '5G', 1, '[{"code":"BASE_STATIONS","name":"基站","unit":"个"}]', '000', '{}', '1949-10-01', 1),
  ('NEW_INFRASTRUCTURE.PV_UHV_GRID', 'NEW_INFRASTRUCTURE', 'SECTOR', '光伏电网及特高压', 'Photovoltaic grid and ultra-high voltage', 2, '[{"code":"POWER_MW","name":"装机容量","unit":"兆瓦"},{"code":"LINE_KM","name":"线路长度","unit":"公里"}]', '000', '{}', '1949-10-01', 1),
  ('NEW_INFRASTRUCTURE.INDUSTRIAL_INTERNET', 'NEW_INFRASTRUCTURE', 'SECTOR', '工业互联网', 'Industrial internet', 3, '[]', '000', '{}', '1949-10-01', 1),
  ('NEW_INFRASTRUCTURE.INTERCITY_RAIL', 'NEW_INFRASTRUCTURE', 'SECTOR', '城际高速铁路和城际轨道交通', 'Intercity high-speed and rail transit', 4, '[{"code":"RAIL_KM","name":"里程","unit":"公里"}]', '000', '{}', '1949-10-01', 1),
  ('NEW_INFRASTRUCTURE.EV_CHARGING', 'NEW_INFRASTRUCTURE', 'SECTOR', '新能源车及充电桩', 'New-energy vehicles and charging', 5, '[{"code":"CHARGING_PILES","name":"充电桩","unit":"个"}]', '000', '{}', '1949-10-01', 1),
  ('NEW_INFRASTRUCTURE.AI', 'NEW_INFRASTRUCTURE', 'SECTOR', '人工智能', 'Artificial intelligence', 6, '[]', '000', '{}', '1949-10-01', 1),
  ('NEW_INFRASTRUCTURE.DATA_CENTRE', 'NEW_INFRASTRUCTURE', 'SECTOR', '云计算大数据中心', 'Cloud and data centres', 7, '[{"code":"RACKS","name":"机架","unit":"架"}]', '000', '{}', '1949-10-01', 1),
  ('NEW_INFRASTRUCTURE.BLOCKCHAIN', 'NEW_INFRASTRUCTURE', 'SECTOR', '区块链', 'Blockchain', 8, '[]', 'domain P4', '{}', '1949-10-01', 1),
  ('SOCIAL', null, 'SECTOR', '社会民生', 'Social projects and public health', 4, '[]', '000; 004', '{}', '1949-10-01', 1),
  ('SOCIAL.PUBLIC_HEALTH', 'SOCIAL', 'SECTOR', '公共卫生', 'Public health', 1, '[{"code":"BEDS","name":"床位","unit":"张"}]', '000', '{}', '1949-10-01', 1),
  ('MATERIALS', null, 'CHAIN', '新材料', 'New materials', 1, '[]', '001 §二; chemnews.com.cn/c/2023-11-01/725833', '{}', '1949-10-01', 1),
  ('MATERIALS.SUPERHARD', 'MATERIALS', 'CHAIN', '超硬材料', 'Superhard materials', 1, '[]', 'chemnews.com.cn/c/2023-11-01/725833', '{}', '1949-10-01', 1),
  ('MATERIALS.NYLON', 'MATERIALS', 'CHAIN', '尼龙新材料', 'Nylon', 2, '[]', 'chemnews.com.cn/c/2023-11-01/725833', '{}', '1949-10-01', 1),
  ('MATERIALS.CHEMICAL', 'MATERIALS', 'CHAIN', '化工新材料', 'Chemical materials', 3, '[]', 'chemnews.com.cn/c/2023-11-01/725833', '{}', '1949-10-01', 1),
  ('MATERIALS.ALUMINIUM', 'MATERIALS', 'CHAIN', '先进铝基材料', 'Aluminium materials', 4, '[]', 'hnnm.cn/index/view-19186', '{}', '1949-10-01', 1),
  ('ELECTRONICS', null, 'CHAIN', '电子信息', 'Electronics', 2, '[]', 'chemnews.com.cn/c/2023-11-01/725833', '{}', '1949-10-01', 1),
  ('EQUIPMENT', null, 'CHAIN', '先进装备', 'Advanced equipment', 3, '[]', 'chemnews.com.cn/c/2023-11-01/725833', '{}', '1949-10-01', 1),
  ('EQUIPMENT.AEROSPACE', 'EQUIPMENT', 'CHAIN', '航空航天及卫星应用', 'Aerospace and satellites', 1, '[]', 'blog.bobobk.com/financial/2024/11-19/10322275', '{}', '1949-10-01', 1),
  ('VEHICLES', null, 'CHAIN', '新能源汽车', 'New-energy vehicles', 4, '[]', 'chemnews.com.cn/c/2023-11-01/725833', '{}', '1949-10-01', 1),
  ('MEDICINE', null, 'CHAIN', '现代医药', 'Medicine', 5, '[]', 'chemnews.com.cn/c/2023-11-01/725833', '{}', '1949-10-01', 1),
  ('FOOD', null, 'CHAIN', '现代食品', 'Food', 6, '[]', 'chemnews.com.cn/c/2023-11-01/725833', '{}', '1949-10-01', 1),
  ('TEXTILES', null, 'CHAIN', '现代轻纺', 'Light industry and textiles', 7, '[]', 'chemnews.com.cn/c/2023-11-01/725833', '{}', '1949-10-01', 1);

-- The words of the lists in data/projects-*.csv; a word that is not here is listed as unmapped until someone maps it.
insert into sector_word (id, word, node, region_paths, mapped_by, known_on, version)
select 'swd_' || word, word, node, '{}', 'data/projects-*.csv', '1949-10-01', 1 from (values
  ('制造业', 'INDUSTRY.MANUFACTURING'), ('服务业', 'INDUSTRY.SERVICES'), ('物流', 'INDUSTRY.LOGISTICS'), ('农业', 'INDUSTRY.AGRICULTURE'), ('科技创新', 'INDUSTRY.INNOVATION'),
  ('交通', 'INFRASTRUCTURE.TRANSPORT'), ('水利', 'INFRASTRUCTURE.WATER'), ('能源', 'INFRASTRUCTURE.ENERGY'), ('市政城建', 'INFRASTRUCTURE.MUNICIPAL'), ('生态环保', 'INFRASTRUCTURE.ECOLOGY'),
  ('新基建', 'NEW_INFRASTRUCTURE'), ('社会民生', 'SOCIAL')) as told (word, node);

-- After the rows: the owner, too, writes under row security from here on.
call protect('sector_node', 'signed_in()');
call protect('sector_word', 'signed_in()');
