import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import createMDX from '@next/mdx';

const basePath = (process.env.BASE_PATH ?? '').replace(/\/+$/, '');

const plugins = `${process.cwd()}/components/mdx/plugins`;

/* The bundler keeps compiled prose and does not see what the plugins are made of and read: a hash among the options. */
const hash = createHash('sha256').update(readFileSync('content/numbers.yaml'));
hash.update(readFileSync('content/glossary.yaml'));
for (const file of readdirSync(plugins).sort()) hash.update(readFileSync(`${plugins}/${file}`));

/* Plugins travel to the bundler as JSON: a name or, for our own, an absolute path, with plain options. */
const withMDX = createMDX({
  options: {
    remarkPlugins: [
      'remark-frontmatter',
      'remark-gfm',
      'remark-math',
      [`${plugins}/slides.mjs`, { notes: process.env.NOTES === '1', version: hash.digest('hex') }],
    ],
    providerImportSource: '@/components/mdx/provider',
  },
});

/** @type {import('next').NextConfig} */
const config = {
  output: 'export',
  /* With a static export this is the folder of the export; the build itself always works in .next. */
  distDir: process.env.DIST_DIR || '.next',
  trailingSlash: true,
  /* Each page carries it: a name of its own for every build would make each of them new to who has the site offline. */
  generateBuildId: () => 'site',
  basePath,
  env: {
    NEXT_PUBLIC_BASE_PATH: basePath,
    NEXT_PUBLIC_BUILD: process.env.BUILD ?? '',
    NEXT_PUBLIC_NOTES: process.env.NOTES === '1' ? '1' : '',
  },
  images: { unoptimized: true },
  turbopack: { root: process.cwd() },
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  /* Pictures of demos are computed for their page; a busy machine may need minutes for one. */
  staticPageGenerationTimeout: 600,
  /* `npm run types` checks them, once. */
  typescript: { ignoreBuildErrors: true },
};

export default withMDX(config);
