import { createContext, useContext } from 'react';
import type { Session } from './session.ts';

export const SessionContext = createContext<Session | undefined>(undefined);

/** The session of the person who is signed in; undefined before. */
export function useSession(): Session | undefined {
  return useContext(SessionContext);
}
