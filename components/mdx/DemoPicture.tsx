import { makePoster, posterName } from '@/components/demos/Poster';
import styles from './demoPicture.module.css';
import { href } from './href';
import { NearPicture } from './NearPicture';

/** The poster of a demo, for a page that leads to it. */
export async function DemoPicture({ id }: { id: string }) {
  const { caption, aspect } = await makePoster(id);
  return (
    <NearPicture
      className={styles.picture}
      src={href(`/posters/${posterName({ id })}`)}
      label={caption}
      aspect={aspect}
    />
  );
}
