'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import styles from './combobox.module.css';

/** One line of the list. */
export interface Choice {
  key: string;
  content: ReactNode;
  /** Where it leads; a choice without one only calls `onChoose`. */
  address?: string;
}

/** Choices under a heading; a list of one kind has none. */
export interface ChoiceGroup {
  heading?: string;
  choices: Choice[];
}

interface Props {
  /** What can be typed, for the field. */
  label: string;
  /** What the list holds, for screen readers. */
  listLabel: string;
  query: string;
  onQuery: (query: string) => void;
  groups: ChoiceGroup[];
  /** The choice that is active before anybody has moved. */
  start?: number;
  onChoose: (key: string) => void;
  /** How many there are, or why there are none. */
  status: ReactNode;
}

/**
 * A field with the list of what it finds. The focus stays in the field: arrows move the active choice, Enter takes it, and
 * screen readers hear the choice and the count.
 */
export function Combobox({ label, listLabel, query, onQuery, groups, start = 0, onChoose, status }: Props) {
  const choices = groups.flatMap((group) => group.choices);
  const [active, setActive] = useState(start);
  const at = Math.min(active, choices.length - 1);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the active choice comes into view whenever it changes
  useEffect(() => {
    const option = list.current?.querySelector('[aria-selected="true"]');
    option?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    if (at === 0) list.current?.scrollTo({ top: 0 });
  }, [at, query]);

  const key = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && choices.length > 0) setActive((at + by + choices.length) % choices.length);
    else if (event.key === 'Enter' && at >= 0) {
      list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.click();
    } else return;
    event.preventDefault();
  };

  return (
    <>
      <input
        className={styles.field}
        role="combobox"
        aria-label={label}
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 ? `${listId}-${at}` : undefined}
        placeholder={label}
        autoComplete="off"
        autoCapitalize="off"
        enterKeyHint="go"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          onQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={key}
      />
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={listLabel}
        className={styles.list}
        hidden={choices.length === 0}
      >
        <Groups groups={groups} listId={listId} at={at} onChoose={onChoose} />
      </div>
      <div role="status" className={styles.status}>
        {status}
      </div>
    </>
  );
}

interface GroupsProps extends Pick<Props, 'groups' | 'onChoose'> {
  listId: string;
  at: number;
}

function Groups({ groups, listId, at, onChoose }: GroupsProps) {
  let next = 0;
  return groups.map(({ heading, choices }) => {
    const first = next;
    next += choices.length;
    const options = choices.map((choice, i) => (
      <Option
        key={choice.key}
        id={`${listId}-${first + i}`}
        choice={choice}
        active={first + i === at}
        onChoose={onChoose}
      />
    ));
    if (heading === undefined) return options;
    return (
      // biome-ignore lint/a11y/useSemanticElements: a group of options is not a fieldset
      <div key={heading} role="group" aria-labelledby={`${listId}-group-${first}`}>
        <p id={`${listId}-group-${first}`} className={styles.heading} role="presentation">
          {heading}
        </p>
        {options}
      </div>
    );
  });
}

interface OptionProps extends Pick<Props, 'onChoose'> {
  id: string;
  choice: Choice;
  active: boolean;
}

function Option({ id, choice: { key, content, address }, active, onChoose }: OptionProps) {
  const Tag = address === undefined ? 'div' : 'a';
  return (
    <Tag
      id={id}
      role="option"
      className={styles.choice}
      aria-selected={active}
      tabIndex={-1}
      href={address}
      onClick={(event) => {
        // A click that opens another tab leaves this one as it is.
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey) onChoose(key);
      }}
    >
      {content}
    </Tag>
  );
}
