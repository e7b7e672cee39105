import { elementKinds, poolSources } from '@cornerstone/events/elements';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';

export const ElementKinds = enumOf(elementKinds, 'ElementKind', 'What a project needs to be built. · 要素类别', {
  LAND: 'construction land · 用地', FARMLAND_BALANCE: 'cultivated land to make up for what is taken · 耕地占补平衡', ENERGY: 'energy, tonnes of coal equivalent · 用能', ENVIRONMENT: 'pollutant capacity · 环境容量',
  LABOUR: 'labour · 用工', MATERIAL: 'materials · 材料', MACHINERY: 'machinery · 机械设备', SUPPLY: 'supplies · 物资',
});
export const PoolSources = enumOf(poolSources, 'ElementPoolSource', 'Where a pool comes from, in the order drawn on. · 指标来源', {
  EXISTING_STOCK: 'approved but not yet supplied · 批而未供', NEW_QUOTA: 'new quota of the year · 新增指标', PROVINCIAL: 'coordinated by the province · 省级统筹', DIRECT: 'reported directly · 用地直报', CENTRAL: 'guaranteed by the state · 国家保障',
});
