import {
  Menu,
  MenuButton,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components';

const useStyles = makeStyles({
  chip: { minWidth: 'auto', maxWidth: '100%' },
  label: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', maxWidth: '240px' },
  list: { maxHeight: 'min(360px, 60vh)', overflowY: 'auto' },
});

/** The value of the choice that takes a single choice back. */
const any = '';

interface FilterMenuProps {
  label: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  /** @param value of the option that was chosen or taken back; empty for none */
  onPick: (value: string) => void;
  /** One at most may be chosen; the first option is none. */
  single?: boolean;
}

/** A chip that says what is chosen and opens what there is to choose. */
export function FilterMenu({ label, options, chosen, onPick, single }: FilterMenuProps) {
  const styles = useStyles();
  const names = chosen.map((value) => options.find((option) => option.value === value)?.label ?? value);
  const Item = single ? MenuItemRadio : MenuItemCheckbox;
  return (
    <Menu
      persistOnItemClick={!single}
      checkedValues={{ chosen: single && chosen.length === 0 ? [any] : [...chosen] }}
      onCheckedValueChange={(_, { checkedItems }) => onPick(pickedOf(chosen, checkedItems))}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          className={styles.chip}
          shape="circular"
          appearance={chosen.length > 0 ? 'primary' : 'outline'}
          title={names.join(', ')}
        >
          <span className={styles.label}>{names.length > 0 ? `${label}: ${names.join(', ')}` : label}</span>
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList className={styles.list}>
          {options.map(({ value, label: text }) => (
            <Item key={value} name="chosen" value={value}>
              {text}
            </Item>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function pickedOf(chosen: readonly string[], checked: readonly string[]): string {
  return checked.find((value) => !chosen.includes(value)) ?? chosen.find((value) => !checked.includes(value)) ?? any;
}
