import type { Entra } from '../entra/entra.ts';
import type { Exchange } from '../exchange/exchange.ts';

/** What Graph's operations need: Entra's keys to check tokens and Exchange to do the work. */
export type Graph = Entra & Exchange;

export const graphOrigin = 'https://graph.microsoft.com';
