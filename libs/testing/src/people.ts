import { demoActor } from '@cornerstone/runtime/demo-people';

/** A demonstration person as the gateway would vouch for them. */
export const person = demoActor;
