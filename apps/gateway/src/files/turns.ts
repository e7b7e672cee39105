import { tooManyAtOnce } from './refusals';

/** How many uploads run at once, of one person and of all; each leaves by the function it was given. */
export function openTurns(ofOne: number, ofAll: number): (person: string) => () => void {
  const taken = new Map<string, number>();
  let all = 0;
  return (person) => {
    const mine = taken.get(person) ?? 0;
    if (mine >= ofOne) throw tooManyAtOnce(ofOne);
    if (all >= ofAll) throw tooManyAtOnce(ofAll);
    taken.set(person, mine + 1);
    all += 1;
    return () => {
      all -= 1;
      const left = (taken.get(person) ?? 1) - 1;
      if (left > 0) taken.set(person, left);
      else taken.delete(person);
    };
  };
}
