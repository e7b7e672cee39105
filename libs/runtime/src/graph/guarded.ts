import { Authorized, Directive, type AuthCheckerFn } from 'type-graphql';
import type { Request } from '../request';
import { requireScope, type Scope } from '../rights';

interface Need { scope: Scope; /** Of which objects; of all where left out. */ of?: (root: never) => boolean }

/** A field that needs a scope: null with FORBIDDEN without it, also through `_entities`; the schema says so by a tag. */
export function Guarded(scope: Scope, of?: (root: never) => boolean): MethodDecorator & PropertyDecorator {
  return (target: object, name: string | symbol, descriptor?: PropertyDescriptor): void => {
    (Authorized<Need>({ scope, ...(of && { of }) }) as (target: object, name: string | symbol, descriptor?: PropertyDescriptor) => void)(target, name, descriptor);
    (Directive(`@tag(name: "${scope}")`) as (target: object, name: string | symbol) => void)(target, name);
  };
}

export const checkScope: AuthCheckerFn<Request, Need> = ({ root, context }, needed) => {
  for (const { scope, of } of needed) if (of?.(root as never) ?? true) requireScope(context.actor, scope, (root ?? {}) as object);
  return true;
};
