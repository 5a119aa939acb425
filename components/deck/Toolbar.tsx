'use client';
import { useOffline } from '@/components/mdx/offline/state';
import { readingAddress, useDeck, useDeckState } from './deck';
import { Icon } from './Icon';
import { type Command, keyTable, shownKey } from './keys';
import { RoutePicker } from './Routes';

const groups: readonly (readonly (readonly [Command, string])[])[] = [
  [
    ['previous', 'Previous step'],
    ['next', 'Next step'],
  ],
  [
    ['overview', 'Overview'],
    ['goTo', 'Go to a slide'],
    ['code', 'Code for phones'],
  ],
  [
    ['smaller', 'Smaller type'],
    ['larger', 'Larger type'],
    ['theme', 'Theme'],
    ['black', 'Black screen'],
    ['fullscreen', 'Full screen'],
    ['otherWindow', 'Other window'],
    ['tools', 'Point and draw'],
  ],
];

/** What the keys do, for pointers, fingers and Tab; seen while one of these is at work. */
export function Toolbar() {
  const { role, run } = useDeck();
  const live = useDeckState((s) => s.live);
  const covered = useDeckState((s) => s.overlay !== null || s.screen !== 'shown');
  const reading = useDeckState(readingAddress);
  const update = useOffline((s) => s.update);
  const help = update ? 'Keys, and a new version of the site' : 'Keys';
  if (!live) return null;
  return (
    <nav className="toolbar" aria-label="Stage" inert={covered}>
      <RoutePicker releases />
      {groups.map((group) => (
        <div key={group[0][0]}>
          {group.map(([command, label]) => (
            <button
              key={command}
              type="button"
              data-command={command}
              aria-label={label}
              title={`${label} (${keyOf(command)})`}
              onClick={() => run(command)}
            >
              <Icon name={command} />
            </button>
          ))}
        </div>
      ))}
      <div>
        <a
          href={reading}
          target={role === 'presenter' ? '_blank' : undefined}
          aria-label="Reading page"
          title={`Reading page at this slide (${keyOf('reading')})`}
        >
          <Icon name="reading" />
        </a>
        <button
          type="button"
          data-command="help"
          data-update={update || undefined}
          aria-label={help}
          title={`${help} (${keyOf('help')})`}
          onClick={() => run('help')}
        >
          <Icon name="help" />
        </button>
      </div>
    </nav>
  );
}

function keyOf(command: Command): string {
  const binding = keyTable.find((b) => b.command === command);
  return binding ? shownKey(binding.keys[0]) : '';
}
