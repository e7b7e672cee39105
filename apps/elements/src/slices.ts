import { projectCopies } from '@cornerstone/runtime/project-copy';
import type { ServiceDefinition } from '@cornerstone/runtime/service';
import { GuaranteeResolver } from './guarantee/guarantee.resolver';
import { ElementNeed } from './needs/need.entity';
import { NeedPartsResolver, ReservationPartsResolver } from './needs/need-parts.resolver';
import { NeedListResolver } from './needs/need-list.resolver';
import { NeedsResolver } from './needs/needs.resolver';
import { ElementReservation, ElementSettlement } from './needs/reservation.entity';
import { ElementPool, ElementPoolMovement } from './pools/pool.entity';
import { poolKnown } from './pools/pool.sql';
import { PoolsResolver } from './pools/pools.resolver';

/** What this service does, a line a mechanism. */
export const definition: ServiceDefinition = { name: 'elements', copies: [projectCopies], slices: [
  { name: 'pools', title: '要素指标池', entities: [ElementPool, ElementPoolMovement], resolvers: [PoolsResolver], references: { ElementPool: ({ id }: { id: string }, request) => poolKnown(request, id) } },
  { name: 'needs', title: '要素需求、预留与落实', entities: [ElementNeed, ElementReservation, ElementSettlement], resolvers: [NeedsResolver, NeedListResolver, NeedPartsResolver, ReservationPartsResolver],
    references: { ElementNeed: ({ id }: { id: string }, request) => request.asKnown(ElementNeed, 'id', id) } },
  { name: 'guarantee', title: '项目要素保障', resolvers: [GuaranteeResolver] },
] };
