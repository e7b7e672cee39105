import type { GatewayConfig, GraphQLDataSource } from '@apollo/gateway';
import type { GatewayExecutor } from '@apollo/server-gateway-interface';

export type Logger = NonNullable<GatewayConfig['logger']>;

/** The executor of @apollo/gateway over the same services. Few need it, and with all that it brings it takes 30 MiB. */
export async function stockExecutor({ supergraphSdl, logger }: { supergraphSdl: string; logger: Logger }, sources: ReadonlyMap<string, GraphQLDataSource>): Promise<GatewayExecutor> {
  const { ApolloGateway } = await import('@apollo/gateway');
  const gateway = new ApolloGateway({ supergraphSdl, logger, buildService: ({ name }) => {
    const source = sources.get(name);
    if (!source) throw new Error(`there is no service ${name}`);
    return source;
  } });
  const { executor } = await gateway.load();
  return executor;
}
