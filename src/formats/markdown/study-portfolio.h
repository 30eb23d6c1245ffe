/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/trail/study-trail.h"

G_BEGIN_DECLS

/**
 * StudyPortfolioParts:
 * @STUDY_PORTFOLIO_OBJECTIVE: what one is able to do at the end of the trail
 * @STUDY_PORTFOLIO_PROGRESS: how far the user is
 * @STUDY_PORTFOLIO_LEARNED: what the user learned in each stage
 * @STUDY_PORTFOLIO_COURSES: the courses that are completed
 * @STUDY_PORTFOLIO_PROJECTS: the projects, with links to their repositories
 * @STUDY_PORTFOLIO_TOOLS: the tools that were part of it
 * @STUDY_PORTFOLIO_DATES: when all of this was
 * @STUDY_PORTFOLIO_ALL: all of these
 *
 * What is in a portfolio.
 */
typedef enum
{
  STUDY_PORTFOLIO_OBJECTIVE = 1 << 0,
  STUDY_PORTFOLIO_PROGRESS = 1 << 1,
  STUDY_PORTFOLIO_LEARNED = 1 << 2,
  STUDY_PORTFOLIO_COURSES = 1 << 3,
  STUDY_PORTFOLIO_PROJECTS = 1 << 4,
  STUDY_PORTFOLIO_TOOLS = 1 << 5,
  STUDY_PORTFOLIO_DATES = 1 << 6,
} StudyPortfolioParts;

#define STUDY_PORTFOLIO_ALL ((StudyPortfolioParts) ((1 << 7) - 1))

/**
 * StudyPortfolioOptions:
 * @name: (nullable): the name of the user
 * @parts: what is in it
 * @notes: (nullable) (array zero-terminated=1): the ids of the topics whose
 *   notes are in it
 *
 * What a person decides on a portfolio.
 */
typedef struct
{
  const char *name;
  StudyPortfolioParts parts;
  const char * const *notes;
} StudyPortfolioOptions;

gboolean  study_portfolio_topic_has_note (StudyTopic                  *topic);
char     *study_portfolio_write          (StudyTrail                  *trail,
                                          const StudyPortfolioOptions *options);

G_END_DECLS
