import type { Branding, Tenant } from '@fleet/contracts/tenant.ts';
import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { defaultBranding } from '../../../contract.build-time.ts';
import { problemsIn } from '../edit/check-member.ts';
import { EditDialog, useOpen } from '../edit/edit-dialog.tsx';
import { BrandingPreview } from './branding-preview.tsx';
import { contrastProblem, isColor } from './color-contrast.ts';
import { ColorPair } from './color-pair.tsx';
import type { CompanyDialogProps } from './company-dialog-props.ts';
import { LogoInput } from './logo-input.tsx';
import { useTenantEdit } from './use-tenant-edit.ts';

/** The company's colors and logo: seen before they are saved, and only such as can be read. */
export default function BrandingDialog({ tenant, onClosed }: CompanyDialogProps) {
  const { t } = useTranslation('administration');
  const { open, close } = useOpen();
  const edit = useTenantEdit<Branding>({
    tenant,
    draftOf: ({ branding }: Tenant) => branding,
    inputOf: (branding) => ({ branding }),
    problemsOf: ({ accentColor, accentTextColor, headerColor, headerTextColor }) =>
      problemsIn({
        accentColor: contrastProblem(accentColor, accentTextColor),
        headerColor: contrastProblem(headerColor, headerTextColor),
      }),
    name: t('branding.title'),
    onSaved: close,
  });
  const { draft, change } = edit;
  const shown = {
    ...draft,
    accentColor: isColor(draft.accentColor) ? draft.accentColor : tenant.branding.accentColor,
    headerColor: isColor(draft.headerColor) ? draft.headerColor : tenant.branding.headerColor,
  };
  return (
    <EditDialog
      edit={edit}
      open={open}
      onClose={close}
      onClosed={onClosed}
      size="medium"
      title={t('branding.title')}
      describe={(member, value) => ({
        label: t(`branding.${member}`),
        text: value === null ? t('none') : member === 'logoPhotoId' ? t('branding.aLogo') : String(value),
      })}
    >
      <BrandingPreview branding={shown} name={tenant.displayName} />
      <ColorPair
        label={t('branding.accentColor')}
        hint={t('branding.accentHint')}
        color={draft.accentColor}
        text={draft.accentTextColor}
        onChange={(accentColor, accentTextColor) => change({ accentColor, accentTextColor })}
      />
      <ColorPair
        label={t('branding.headerColor')}
        hint={t('branding.headerHint')}
        color={draft.headerColor}
        text={draft.headerTextColor}
        onChange={(headerColor, headerTextColor) => change({ headerColor, headerTextColor })}
      />
      <LogoInput photoId={draft.logoPhotoId} onChange={(logoPhotoId) => change({ logoPhotoId })} />
      <Button onClick={() => change(defaultBranding)}>{t('branding.reset')}</Button>
    </EditDialog>
  );
}
