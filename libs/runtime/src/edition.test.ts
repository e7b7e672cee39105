import { openEdition } from './edition';

describe('the edition of what a service holds 数据版次', () => {
  it('is another one after each start and each change of which no event tells', () => {
    const [edition, restarted] = [openEdition(), openEdition()];
    const first = edition.text();
    expect(restarted.text()).not.toBe(first);
    expect(edition.text()).toBe(first);
    edition.changed();
    const second = edition.text();
    edition.changed();
    expect(new Set([first, second, edition.text(), restarted.text()]).size).toBe(4);
  });

  it('is changing as long as such a change is under way, and another one once it has ended, whole or not', async () => {
    const edition = openEdition();
    const ends = [Promise.withResolvers<string>(), Promise.withResolvers<string>()] as const;
    const first = edition.text();
    const works = ends.map(({ promise }) => edition.during(() => promise));
    expect(edition.isChanging()).toBe(true);
    ends[0].resolve('done');
    expect(await works[0]).toBe('done');
    const second = edition.text();
    expect([second === first, edition.isChanging()]).toEqual([false, true]);
    ends[1].reject(new Error('the copies could not be exchanged'));
    await expect(works[1]).rejects.toThrow('exchanged');
    expect([edition.text() === second, edition.isChanging()]).toEqual([false, false]);
  });

  it('is another one before who waited for the change goes on', async () => {
    const edition = openEdition();
    const first = edition.text();
    await edition.during(async () => undefined);
    expect([edition.text() === first, edition.isChanging()]).toEqual([false, false]);
  });
});
