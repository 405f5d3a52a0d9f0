/** Somebody as their directory knows them. */
export interface TeamsPerson {
  entraTenantId: string;
  entraObjectId: string;
}

/** A line in somebody's activity feed, in the words of the app's manifest for its type. */
export interface FeedActivity {
  activityType: string;
  /** For the places the manifest's text leaves open. */
  parameters: Readonly<Record<string, string>>;
  /** Shown below it. */
  preview: string;
}

/** What Teams does for an app, without a conversation. */
export interface Teams {
  /**
   * Puts the app there for somebody who has not got it.
   * @returns the id of their chat with its bot
   * @throws {TeamsRefusal} when they may not have it
   */
  install(person: TeamsPerson): Promise<string>;
  /**
   * Adds to somebody's activity feed. Whether it was added before cannot be asked: who calls keeps a ledger.
   * @throws {TeamsRefusal} when the app is not there for them
   */
  notify(person: TeamsPerson, activity: FeedActivity): Promise<void>;
}

/** However often it is tried, Teams does not do it. */
export class TeamsRefusal extends Error {
  constructor(code: string | null, { cause }: { cause: unknown }) {
    super(`Teams refused: ${code ?? 'no reason given'}`, { cause });
    this.name = 'TeamsRefusal';
  }
}
