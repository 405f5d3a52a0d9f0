/** The part of Adaptive Cards 1.5 the bot uses, as plain JSON: https://adaptivecards.io/explorer/ */

export interface AdaptiveCard {
  type: 'AdaptiveCard';
  $schema: string;
  version: '1.5';
  body: CardElement[];
  actions?: CardAction[];
  /** What a client shows that knows no cards of this version. */
  fallbackText?: string;
  /** Asked for by the clients of these people, who are shown what comes back in its place. */
  refresh?: { action: ExecuteAction; userIds: string[] };
}

type Spacing = 'none' | 'small' | 'medium' | 'large';

interface Common {
  id?: string;
  spacing?: Spacing;
  separator?: boolean;
}

export interface TextBlock extends Common {
  type: 'TextBlock';
  text: string;
  wrap: true;
  size?: 'small' | 'large';
  weight?: 'bolder';
  isSubtle?: boolean;
  style?: 'heading';
}

export interface TextRun {
  type: 'TextRun';
  text: string;
  size?: 'small' | 'large';
  weight?: 'bolder';
  isSubtle?: boolean;
  italic?: boolean;
}

export interface RichTextBlock extends Common {
  type: 'RichTextBlock';
  inlines: TextRun[];
}

export interface Picture extends Common {
  type: 'Image';
  url: string;
  altText: string;
  width: `${number}px`;
  height?: `${number}px`;
}

export interface Container extends Common {
  type: 'Container';
  style?: 'emphasis' | 'good' | 'warning' | 'attention' | 'accent';
  bleed?: boolean;
  items: CardElement[];
}

export interface ColumnSet extends Common {
  type: 'ColumnSet';
  columns: {
    type: 'Column';
    width: string;
    verticalContentAlignment?: 'center' | 'top';
    items: CardElement[];
  }[];
}

export interface ActionSet extends Common {
  type: 'ActionSet';
  actions: CardAction[];
}

interface Input extends Common {
  id: string;
  label: string;
  isRequired?: boolean;
  errorMessage?: string;
}

export interface TextInput extends Input {
  type: 'Input.Text';
  value?: string;
  placeholder?: string;
  maxLength?: number;
  isMultiline?: boolean;
}

export interface NumberInput extends Input {
  type: 'Input.Number';
  value?: number;
  min?: number;
  max?: number;
}

export interface ChoiceInput extends Input {
  type: 'Input.ChoiceSet';
  style: 'compact' | 'filtered';
  value?: string;
  placeholder?: string;
  choices: { title: string; value: string }[];
}

export interface DateInput extends Input {
  type: 'Input.Date';
  value?: string;
  min?: string;
}

export interface TimeInput extends Input {
  type: 'Input.Time';
  value?: string;
}

export type CardElement =
  | TextBlock
  | RichTextBlock
  | Picture
  | Container
  | ColumnSet
  | ActionSet
  | TextInput
  | NumberInput
  | ChoiceInput
  | DateInput
  | TimeInput;

export interface ExecuteAction {
  type: 'Action.Execute';
  title: string;
  verb: string;
  data: object;
  style?: 'positive' | 'destructive';
  /** Read aloud and shown on hover, where the title alone does not say what it acts on. */
  tooltip?: string;
  associatedInputs?: 'none';
  /** For clients that do not know Action.Execute. */
  fallback: { type: 'Action.Submit'; title: string; data: object; style?: string; associatedInputs?: 'none' };
}

export interface ShowCardAction {
  type: 'Action.ShowCard';
  title: string;
  style?: 'destructive';
  tooltip?: string;
  card: Omit<AdaptiveCard, '$schema' | 'version' | 'refresh'>;
}

/** Opens a page of the tabs in a dialog: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/invoking-task-modules */
export interface OpenDialogAction {
  type: 'Action.Submit';
  title: string;
  style?: 'positive';
  data: { msteams: { type: 'task/fetch' }; verb: string };
}

export type CardAction = ExecuteAction | ShowCardAction | OpenDialogAction;

/** A card with the words that stand for it in a notification and a chat list. */
export interface CardMessage {
  card: AdaptiveCard;
  summary: string;
}
