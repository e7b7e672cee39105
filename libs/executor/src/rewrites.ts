import type { FetchDataRewrite } from '@apollo/query-planner';
import type { Kinds } from './kinds';
import { isObject, own, setOwn, type Json, type JsonObject } from './value';

export type Rewrite = (value: Json) => void;

const CONDITION = '... on ';

/** What the planner wants changed of a representation before it is sent, or of an entity that came back: a value set, a field renamed. */
export function rewriteAll(rewrites: readonly FetchDataRewrite[] | undefined, kinds: Kinds): Rewrite | null {
  if (!rewrites || rewrites.length === 0) return null;
  const each = rewrites.map((rewrite) => compile(rewrite, kinds));
  return (value) => { for (const apply of each) apply(value); };
}

function compile(rewrite: FetchDataRewrite, kinds: Kinds): Rewrite {
  const last = rewrite.path.at(-1);
  if (last === undefined || last.startsWith(CONDITION)) throw new Error(`a rewrite ends at ${last ?? 'nothing'}, which is no field`);
  const change = changeOf(rewrite, last);
  return rewrite.path.slice(0, -1).reduceRight<Rewrite>((next, step) => within(step, kinds, next), eachObject(change));
}

function changeOf(rewrite: FetchDataRewrite, field: string): (value: JsonObject) => void {
  if (rewrite.kind === 'ValueSetter') return (value) => { setOwn(value, field, rewrite.setValueTo as Json); };
  return (value) => {
    const told = own(value, field);
    if (!told) return;
    setOwn(value, rewrite.renameKeyTo, told);
    delete value[field];
  };
}

const eachObject = (change: (value: JsonObject) => void): Rewrite => (value) => {
  if (Array.isArray(value)) value.forEach(eachObject(change));
  else if (isObject(value)) change(value);
};

function within(step: string, kinds: Kinds, next: Rewrite): Rewrite {
  const condition = step.startsWith(CONDITION) ? step.slice(CONDITION.length) : null;
  return eachObject((value) => {
    if (condition === null) next(own(value, step));
    else if (kinds.ofObject(value, condition, true)) next(value);
  });
}
