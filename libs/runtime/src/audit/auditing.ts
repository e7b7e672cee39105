import { badInput } from '@cornerstone/kernel/rejection';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Clock } from '../clock';
import type { Operate } from '../bus/operate';
import { requireRight } from '../rights';
import { inTransaction } from '../transaction';
import { trail, trailPage } from './trail';
import { verify, verifyPage, type VerifyGround } from './verify';

export interface AuditGround extends VerifyGround { app: DataSource; clock: Clock }

const asked = z.object({ do: z.enum(['verifyLog', 'auditTrail']) });

/** What may be asked of a service's audit: whether it is whole, and who changed what of a project. Everything else is for the others. */
export const auditing = (ground: AuditGround, others: Operate): Operate => async (actor, request) => {
  const wanted = asked.safeParse(request).data?.do;
  if (!wanted) return others(actor, request);
  if (wanted === 'verifyLog') {
    requireRight(actor, 'verifyAudit');
    return verify(ground, readAs(verifyPage, request));
  }
  const page = readAs(trailPage, request);
  return inTransaction(ground.app, { actor, service: ground.service, today: ground.clock.today() }, (tx) => trail(tx, page));
};

function readAs<S extends z.ZodType>(schema: S, request: unknown): z.output<S> {
  const parsed = schema.safeParse(request);
  if (parsed.success) return parsed.data;
  throw badInput('audit.request', { en: `No such request: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`, zh: '请求格式有误。' });
}
