import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api-client/use-me.ts';
import { Section } from '../section.tsx';
import { CalendarCard } from './calendar-card.tsx';
import { TelematicsConnections } from './telematics-connections.tsx';
import { Webhooks } from './webhooks.tsx';

/** How the systems around Fleet fare, and how they are connected. */
export default function IntegrationsSection() {
  const { t } = useTranslation('administration');
  const { roles } = useMe();
  return (
    <Section title={t('sections.integrations')}>
      <CalendarCard />
      <TelematicsConnections />
      {roles.includes('admin') && <Webhooks />}
    </Section>
  );
}
