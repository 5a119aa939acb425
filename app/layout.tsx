import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { EarlyActions } from '@/components/mdx/EarlyActions';
import { href } from '@/components/mdx/href';
import { Offline } from '@/components/mdx/offline/Offline';
import { firstPaint } from '@/components/mdx/theme';
import { fontVariables, waitForFonts } from './fonts';
import './tokens.css';
import './base.css';

export const metadata: Metadata = {
  title: { default: 'Premio Nobel per la Fisica 2024', template: '%s · Premio Nobel per la Fisica 2024' },
  description:
    'A lecture on the 2024 Nobel Prize in Physics in which every equation is a live, checkable experiment: regression, energy and memory, neural networks, quantum Monte Carlo.',
  icons: { icon: [{ url: href('/icon.svg'), type: 'image/svg+xml' }] },
  openGraph: {
    type: 'website',
    locale: 'en_GB',
    siteName: 'Premio Nobel per la Fisica 2024',
  },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#141517' },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: firstPaint }} />
      </head>
      <body>
        <script dangerouslySetInnerHTML={{ __html: waitForFonts }} />
        {children}
        <EarlyActions />
        <Offline />
      </body>
    </html>
  );
}
