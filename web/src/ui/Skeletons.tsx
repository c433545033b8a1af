import { Group, Skeleton, Stack } from '@mantine/core'
import { Panel } from './Panel'

/** Where a table will be. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <Stack gap={14} p={20} aria-busy aria-label="Loading">
      {Array.from({ length: rows }, (_, i) => (
        <Group key={i} wrap="nowrap">
          <Skeleton height={30} width={30} circle style={{ flex: 'none' }} />
          <Skeleton height={12} width={`${60 - (i % 3) * 9}%`} />
          <Skeleton height={12} width="16%" />
        </Group>
      ))}
    </Stack>
  )
}

/** Where a page will be. */
export function PageSkeleton() {
  return (
    <Stack gap={20} aria-busy aria-label="Loading">
      <Skeleton height={28} width={240} />
      <Panel>
        <Stack gap={12}>
          <Skeleton height={12} width="70%" />
          <Skeleton height={12} width="85%" />
          <Skeleton height={12} width="40%" />
        </Stack>
      </Panel>
      <Panel>
        <Skeleton height={180} />
      </Panel>
    </Stack>
  )
}
