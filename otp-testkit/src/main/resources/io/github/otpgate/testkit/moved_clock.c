/* Moves the time of day of the process that it is preloaded into by the microseconds (8 bytes) in MOVED_CLOCK_FILE. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile int64_t *moved;

static int64_t micros(void) {
  if (!moved) {
    const char *file = getenv("MOVED_CLOCK_FILE");
    int opened = file ? open(file, O_RDONLY) : -1;
    void *mapped = opened < 0 ? MAP_FAILED : mmap(0, 8, PROT_READ, MAP_SHARED, opened, 0);
    if (mapped == MAP_FAILED) {
      abort();
    }
    moved = mapped;
  }
  return *moved;
}

int clock_gettime(clockid_t id, struct timespec *time) {
  int result = syscall(SYS_clock_gettime, id, time);
  if (result == 0 && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)) {
    int64_t us = time->tv_nsec / 1000 + micros();
    time->tv_sec += us / 1000000;
    time->tv_nsec = us % 1000000 * 1000;
  }
  return result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  struct timespec now;
  (void) zone;
  int result = clock_gettime(CLOCK_REALTIME, &now);
  time->tv_sec = now.tv_sec;
  time->tv_usec = now.tv_nsec / 1000;
  return result;
}
