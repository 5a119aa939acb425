import createMDX from '@next/mdx';

const basePath = (process.env.BASE_PATH ?? '').replace(/\/+$/, '');

/* Plugins travel to the bundler as JSON: a name or, for our own, an absolute path, with plain options. */
const withMDX = createMDX({
  options: {
    remarkPlugins: [
      'remark-frontmatter',
      'remark-gfm',
      'remark-math',
      [`${process.cwd()}/components/mdx/plugins/slides.mjs`, { notes: process.env.NOTES === '1' }],
    ],
    providerImportSource: '@/components/mdx/provider',
  },
});

/** @type {import('next').NextConfig} */
const config = {
  output: 'export',
  trailingSlash: true,
  basePath,
  env: { NEXT_PUBLIC_BASE_PATH: basePath, NEXT_PUBLIC_NOTES: process.env.NOTES === '1' ? '1' : '' },
  images: { unoptimized: true },
  turbopack: { root: process.cwd() },
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  /* `npm run types` checks them, once. */
  typescript: { ignoreBuildErrors: true },
};

export default withMDX(config);
