import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';

export interface BotRegistration {
  /** Empty only on one machine: without one, messages are accepted from anybody. */
  appId: string | undefined;
  /** Empty with a managed identity. */
  appPassword?: string | undefined;
  appType: 'SingleTenant' | 'UserAssignedMSI';
  /** The directory the bot is registered in. */
  appTenantId?: string | undefined;
}

/** The Bot Framework's adapter, with an entrance that hands faults to the caller instead of printing them. */
export class BotAdapter extends CloudAdapter {
  /**
   * Verifies who sent an activity and runs the turn.
   * @param authorization header of the request
   * @throws AuthenticationError when the sender is not the Bot Framework
   */
  receive(
    authorization: string,
    activity: Activity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, turn);
  }
}

export function createAdapter({ appId, appPassword, appType, appTenantId }: BotRegistration): BotAdapter {
  if (!appId) return new BotAdapter(new ConfigurationBotFrameworkAuthentication({}));
  return new BotAdapter(
    new ConfigurationBotFrameworkAuthentication({
      MicrosoftAppId: appId,
      MicrosoftAppType: appType,
      ...(appPassword && { MicrosoftAppPassword: appPassword }),
      ...(appTenantId && { MicrosoftAppTenantId: appTenantId }),
    }),
  );
}
