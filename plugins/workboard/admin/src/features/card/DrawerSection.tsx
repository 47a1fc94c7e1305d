import type { ReactNode } from 'react';
import { Box, Typography } from '@strapi/design-system';

/** A part of the drawer with its heading. */
export function DrawerSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box tag="section" padding={4} borderColor="neutral150" borderStyle="solid" borderWidth="1px 0 0 0">
      <Typography tag="h3" variant="delta" fontWeight="bold">
        {title}
      </Typography>
      <Box paddingTop={2}>{children}</Box>
    </Box>
  );
}
