/**
 * Environment for processes that hold much memory: glibc (2.35 and later) asks the kernel for huge pages where it takes
 * much at once (https://www.gnu.org/software/libc/manual/html_node/Memory-Allocation-Tunables.html). A page of 4 KB at a
 * time, half of the time of loading a large index goes into page faults. It says nothing to other C libraries, and less
 * than what the environment says already.
 */
export const withLargePages = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1',
  ...env,
});
