import styles from './chrome.module.css';
import { href } from './href';
import { OfflineStatus } from './offline/OfflineStatus';
import { SearchButton } from './search/SearchButton';
import { ThemePicker } from './ThemePicker';

/** Skip link, name of the site, the few places to go, the theme. */
export function Header() {
  return (
    <header className={styles.header}>
      <a className={styles.skip} href="#main">
        Skip to the text
      </a>
      <a className={styles.name} href={href('/')}>
        Premio Nobel per la Fisica 2024
      </a>
      <nav aria-label="Site">
        <a href={href('/demos/')}>Demos</a>
        <a href={href('/present/')}>Stage</a>
        <a className={styles.wide} href={href('/glossary/')}>
          Glossary
        </a>
      </nav>
      <div className={styles.search}>
        <SearchButton />
      </div>
      <ThemePicker className={`${styles.theme} needs-script`} />
    </header>
  );
}

/** Where things come from. */
export function Footer() {
  return (
    <footer className={styles.footer}>
      <div>
        <p>
          After the seminar by Morten Hjorth-Jensen, Dipartimento di Fisica, Università di Trento, 9 December
          2024.
        </p>
        <OfflineStatus />
      </div>
      <nav aria-label="About">
        <a href={href('/')}>The path</a>
        <a href={href('/demos/')}>Demos</a>
        <a href={href('/print/')}>On paper</a>
        <a href={href('/coverage/')}>The talk, section by section</a>
        <a href={href('/glossary/')}>Glossary</a>
        <a href={href('/glossary/#notation')}>Notation</a>
        <a href={href('/bibliography/')}>Works</a>
        <a href={href('/credits/')}>Credits and licences</a>
      </nav>
    </footer>
  );
}
