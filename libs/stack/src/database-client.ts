import { Client, type ClientConfig } from 'pg';

/** One connection for one piece of work. */
export async function withClient<T>(config: ClientConfig & { connectionString: string }, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(config);
  // A server that goes away between two queries would end this process by an unhandled event; the next query says it as well.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}
