import type { Intent } from './language/intent.ts';
import type { Listener } from './language/read-message.ts';

/** Understands what the grammar does not. It only says what is meant; it does nothing and knows of nobody. */
export interface Planner {
  /**
   * @param message without mentions and markup
   * @returns undefined when it does not understand either, or not in time; never rejects
   */
  plan(message: string, listener: Listener): Promise<Intent | undefined>;
}

/** Where the language model answers, and who pays for it. */
export type LanguageModel =
  | { kind: 'azure'; endpoint: string; apiKey: string; deployment: string; apiVersion: string }
  | { kind: 'openai'; baseUrl: string; apiKey: string; model: string };
