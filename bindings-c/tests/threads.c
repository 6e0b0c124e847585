/*
 * Threads that share terms and an account, each with a workspace of its own, and then all of them one workspace. Run plain
 * and under the thread sanitizer, which sees what this program does and every lock, but not inside the library: what
 * happens there is checked by Miri (`cargo xtask miri`).
 *
 * usage: threads          every check
 *        threads race     two threads write one number unguarded: the thread sanitizer must object
 */
#include "check.h"

#include <pthread.h>

enum { THREADS = 4, CALLS = 2000 };

typedef struct {
  const arrears_account *account;
  const arrears_workspace *workspace;
  int is_busy_allowed;
  int wrong;
  int busy;
} job;

static int64_t raced = 0;

static void *ask(void *given) {
  job *mine = (job *)given;
  for (int n = 0; n < CALLS; n += 1) {
    arrears_balance balance = ARREARS_BALANCE_INIT;
    arrears_error error;
    arrears_status status =
        arrears_account_balance(mine->account, 45049, ARREARS_DATE_NONE, mine->workspace, &balance, &error);
    if (status == ARREARS_STATUS_BUSY && mine->is_busy_allowed) {
      mine->busy += 1;
    } else if (status != ARREARS_STATUS_OK || balance.payoff_minor != 91740) {
      mine->wrong += 1;
    }
  }
  return NULL;
}

static void *race(void *given) {
  (void)given;
  for (int n = 0; n < CALLS; n += 1) raced += 1;
  return NULL;
}

static void together(void *(*work)(void *), job *jobs) {
  pthread_t threads[THREADS];
  for (int n = 0; n < THREADS; n += 1) CHECK(pthread_create(&threads[n], NULL, work, &jobs[n]) == 0);
  for (int n = 0; n < THREADS; n += 1) CHECK(pthread_join(threads[n], NULL) == 0);
}

int main(int argc, char **argv) {
  arrears_terms *terms = NULL;
  arrears_account *account = NULL;
  arrears_workspace *workspaces[THREADS] = { NULL, NULL, NULL, NULL };
  job jobs[THREADS];
  arrears_event events[2] = { ARREARS_EVENT_INIT, ARREARS_EVENT_INIT };
  memset(jobs, 0, sizeof jobs);
  if (argc == 2 && strcmp(argv[1], "race") == 0) {
    together(race, jobs);
    return 0;
  }

  CHECK(arrears_terms_new_preset_card("cmb", 3, 44989, 5, &terms, NULL) == ARREARS_STATUS_OK);
  events[0].effective = 45013;
  events[0].amount_minor = 100000;
  events[1].kind = ARREARS_EVENT_PAYMENT;
  events[1].effective = 45037;
  events[1].amount_minor = 10000;
  CHECK(arrears_account_new(terms, events, 2, &account, NULL) == ARREARS_STATUS_OK);

  for (int n = 0; n < THREADS; n += 1) {
    CHECK(arrears_workspace_new(&workspaces[n], NULL) == ARREARS_STATUS_OK);
    jobs[n].account = account;
    jobs[n].workspace = workspaces[n];
  }
  together(ask, jobs);
  for (int n = 0; n < THREADS; n += 1) CHECK(jobs[n].wrong == 0 && jobs[n].busy == 0);

  for (int n = 0; n < THREADS; n += 1) {
    jobs[n].workspace = workspaces[0];
    jobs[n].is_busy_allowed = 1;
  }
  together(ask, jobs);
  for (int n = 0; n < THREADS; n += 1) CHECK(jobs[n].wrong == 0);

  for (int n = 0; n < THREADS; n += 1) arrears_workspace_free(workspaces[n]);
  arrears_account_free(account);
  arrears_terms_free(terms);
  return verdict("threads");
}
