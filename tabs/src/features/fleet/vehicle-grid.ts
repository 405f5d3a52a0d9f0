import { makeStyles, tokens } from '@fluentui/react-components';

/** One to four columns as the width allows; cards off the screen are not laid out. */
export const useVehicleGridStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, max(248px, (100% - 3 * 16px) / 4)), 1fr))',
    gap: tokens.spacingHorizontalL,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    '& > li': { contentVisibility: 'auto', containIntrinsicSize: 'auto 232px', margin: '-4px', padding: '4px' },
  },
});
