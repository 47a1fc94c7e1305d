import type { ReactNode } from 'react';
import { Box, Flex, Main, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';

import { PageLinks } from './PageLinks';

interface Props {
  title: string;
  /** What the page is for, in a sentence; absent where its content says so. */
  intro?: string;
  children: ReactNode;
}

/** A page of the plugin: its name, also in the window's title, the way to the other pages, and its content. */
export function PageFrame({ title, intro, children }: Props) {
  return (
    <Main>
      <Page.Title>{title}</Page.Title>
      <Box padding={8}>
        <Flex gap={4} wrap="wrap" justifyContent="space-between" paddingBottom={intro === undefined ? 4 : 0}>
          <Typography tag="h1" variant="alpha">
            {title}
          </Typography>
          <PageLinks />
        </Flex>
        {intro === undefined ? null : (
          <Typography tag="p" textColor="neutral600" paddingBottom={4}>
            {intro}
          </Typography>
        )}
        {children}
      </Box>
    </Main>
  );
}
