/** Somebody who is signed in, however that came about. */
export interface Session {
  host: 'teams' | 'browser';
  /**
   * Whether the reader moves between pages here: in a browser and in Teams' app of their own, not in a dialog nor in a tab
   * that was set up in a channel or a chat for one page.
   */
  navigates: boolean;
  /** The languages of Teams or of the browser, as BCP 47, the dearest first. */
  locales: readonly string[];
  /**
   * An access token that is valid now.
   * @throws {SignInNeededError} when only the person can get a new one
   */
  token: () => Promise<string>;
  /** Leads to the account picker. */
  signIn: () => Promise<void>;
  /** Null inside Teams, where Teams owns the account. */
  signOut: (() => Promise<void>) | null;
}

/** The session has ended and cannot be renewed without the person. */
export class SignInNeededError extends Error {
  constructor(options?: ErrorOptions) {
    super('Your session has ended. Sign in again to go on.', options);
    this.name = 'SignInNeededError';
  }
}
