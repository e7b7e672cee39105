import type { Slice } from '@cornerstone/runtime/slice';
import { GuaranteeResolver } from './guarantee/guarantee.resolver';
import { ElementNeed } from './needs/need.entity';
import { NeedPartsResolver, ReservationPartsResolver } from './needs/need-parts.resolver';
import { NeedListResolver } from './needs/need-list.resolver';
import { NeedsResolver } from './needs/needs.resolver';
import { ElementReservation, ElementSettlement } from './needs/reservation.entity';
import { ElementPool, ElementPoolMovement } from './pools/pool.entity';
import { PoolsResolver } from './pools/pools.resolver';

/** What this service does, a line a mechanism. */
export const slices: readonly Slice[] = [
  { name: 'pools', title: '要素指标池', entities: [ElementPool, ElementPoolMovement], resolvers: [PoolsResolver] },
  { name: 'needs', title: '要素需求、预留与落实', entities: [ElementNeed, ElementReservation, ElementSettlement], resolvers: [NeedsResolver, NeedListResolver, NeedPartsResolver, ReservationPartsResolver] },
  { name: 'guarantee', title: '项目要素保障', resolvers: [GuaranteeResolver] },
];
