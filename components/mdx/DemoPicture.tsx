import { makePoster, posterName } from '@/components/demos/Poster';
import { NearPicture } from '@/components/viz/NearPicture';
import styles from './demoPicture.module.css';
import { href } from './href';

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
