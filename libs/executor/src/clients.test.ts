import { clientsFor, type ServiceClient } from './clients';
import { Connections } from './connections';
import { Sockets } from './sockets';

describe('the client for an address', () => {
  it.each<[ServiceClient, string[], (typeof Connections | typeof Sockets)[]]>([
    ['own', ['http://one/graphql', 'http://two/graphql'], [Sockets, Sockets]], ['own', ['http://one/graphql', 'https://two/graphql'], [Sockets, Connections]], ['undici', ['http://one/graphql'], [Connections]],
  ])('%s, %j', async (client, urls, kinds) => {
    const open = await clientsFor(client, urls);
    const opened = urls.map((url) => open(url, 1));
    expect(opened.map(({ constructor }) => constructor)).toEqual(kinds);
    await Promise.all(opened.map((each) => each.close()));
  });
});
