/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/edition/study-content-ids.h"

#include "formats/documents/format-fixture.h"
#include "formats/json/study-json-reader.h"
#include "model/content/content-fixture.h"

static const struct
{
  const char *title;
  const char *slug;
} slugs[] = {
  { "Django", "django" },
  { "REST & RESTful", "rest-restful" },
  { "  Programação: orientada a objetos!  ", "programacao-orientada-a-objetos" },
  { "C++", "c" },
  { "Don't repeat yourself", "dont-repeat-yourself" },
  { "Straße, Ærø, Łódź", "strasse-aeroe-lodz" },
  { "Введение в щи", "vvedenie-v-shchi" },
  { "Объект", "obekt" },
  { "Ψυχή και άλφα", "psychi-kai-alfa" },
  { "数据库", "" },
  { "数据库 SQL", "sql" },
  { "😀", "" },
  { "---", "" },
  { "", "" },
  { "one-two-three-four-five-six-seven-eight-nine-ten", "one-two-three-four-five-six-seven-eight-nine-ten" },
  { "one-two-three-four-five-six-seven-eight-nine-tens", "one-two-three-four-five-six-seven-eight-nine" },
  { "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuv" },
};

static void
test_slug (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (slugs); i++)
    {
      g_autofree char *slug = study_content_slug (slugs[i].title);

      g_assert_cmpstr (slug, ==, slugs[i].slug);
      g_assert_true (*slug == '\0' || study_json_slug_is_valid (slug));
    }
}

/* What ids there are without an earlier edition. */
static const struct
{
  const char *name;
  const char *outline;
  const char *ids;
} first_cases[] = {
  {
    "paths",
    "Web\n Django\n  l ORM\n  c Course\n  P Its project\n  p The topic's\nData\n SQL\n  r Joins\n",
    "web web/django web/django/orm web/django/course web/django/course/project web/django/project\n"
    "data data/sql data/sql/joins",
  },
  {
    "numbers",
    "Web\n A\n  l X\n  l x!\n  l X 2\n  l X\n A\n  l X\nWeb\n A\n",
    "web web/a web/a/x web/a/x-2 web/a/x-2-2 web/a/x-3 web/a-2 web/a-2/x\nweb-2 web-2/a",
  },
  {
    "project-is-kept-free",
    "Web\n Project\n  l Project\n  c Project\n  P The course's\n  p The topic's\n Other\n  l Project\n",
    "web web/project-2 web/project-2/project-2 web/project-2/project-3 web/project-2/project-3/project "
    "web/project-2/project web/other web/other/project-2",
  },
  {
    "second-projects",
    "Web\n A\n  p One\n  p Two\n  p Three <https://example.org/>\n",
    "web web/a web/a/project web/a/two web/a/three",
  },
  {
    "archived",
    "Web\n A\n  l X\n+Archived\n B\n  c C\n  P Its\n  p Own\n",
    "web web/a web/a/x\narchived archived/b archived/b/c archived/b/c/project archived/b/project",
  },
  { "nothing", "", "" },
};

static void
test_first (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (StudyContent) content = fixture_content_new (first_cases[i].outline);
  g_autofree char *ids = NULL;

  study_content_assign_ids (content, NULL);
  ids = fixture_content_ids (content);
  g_assert_cmpstr (ids, ==, first_cases[i].ids);
  fixture_assert_valid (content);
}

#define A "<https://example.org/a>"
#define B "<https://example.org/b>"

/* What becomes of the ids of an earlier edition. */
static const struct
{
  const char *name;
  const char *earlier;
  const char *outline;
  const char *ids;
} later_cases[] = {
  {
    "same",
    "Web\n Django\n  l ORM\n  l ORM\n",
    "Web\n Django\n  l ORM\n  l ORM\n",
    "web web/django web/django/orm web/django/orm-2",
  },
  {
    "retitled-by-link",
    "Web\n T\n  l Old " A "\n",
    "Web\n T\n  l Completely different " A "\n",
    "web web/t web/t/old",
  },
  {
    "old-title-is-new-elsewhere",
    "Web\n T\n  l Old " A "\n",
    "Web\n T\n  l Old " B "\n  l Completely different " A "\n",
    "web web/t web/t/old-2 web/t/old",
  },
  {
    "new-link-same-title",
    "Web\n T\n  l Old " A "\n",
    "Web\n T\n  l Old " B "\n",
    "web web/t web/t/old",
  },
  {
    "new-link-and-topic",
    "Web\n T\n  l Old " A "\n  l Rest\n U\n",
    "Web\n T\n  l Rest\n U\n  l Old " B "\n",
    "web web/t web/t/rest web/u web/u/old",
  },
  {
    "swapped",
    "Web\n T\n  l One " A "\n  l Two " B "\n  l Three\n  l Four\n",
    "Web\n T\n  l Four\n  l Two " B "\n  l Three\n  l One " A "\n",
    "web web/t web/t/four web/t/two web/t/three web/t/one",
  },
  {
    "moved-to-other-topic",
    "Web\n T\n  l One\n  l Stay\n U\n  l Two\n",
    "Web\n T\n  l Stay\n U\n  l Two\n  l One\n",
    "web web/t web/t/stay web/u web/u/two web/t/one",
  },
  {
    "same-title-in-two-topics",
    "Web\n T\n  l Intro\n  l Only T\n U\n  l Intro\n  l Only U\n",
    "Web\n U\n  l Intro\n  l Only U\n T\n  l Only T\n",
    "web web/u web/u/intro web/u/only-u web/t web/t/only-t",
  },
  {
    "same-link-twice",
    "Web\n T\n  l One " A "\n  l More\n U\n  l Two " A "\n  l Else\n",
    "Web\n U\n  l Two " A "\n  l Else\n T\n  l More\n",
    "web web/u web/u/two web/u/else web/t web/t/more",
  },
  {
    "same-link-twice-and-retitled",
    "Web\n T\n  l One " A "\n  l More\n U\n  l Two " A "\n  l Else\n",
    "Web\n U\n  l Second " A "\n  l Else\n T\n  l First " A "\n  l More\n",
    "web web/u web/u/two web/u/else web/t web/t/one web/t/more",
  },
  {
    "topic-to-other-stage",
    "Web\n T\n  l One\nData\n U\n  l Two\n",
    "Data\n U\n  l Two\n T\n  l One\n",
    "data data/u data/u/two web/t web/t/one",
  },
  {
    "topic-retitled",
    "Web\n Old name\n  l One\n  l Two\n  l Three\n",
    "Web\n Else\n  l One\n  l Two\n  l Four\n",
    "web web/old-name web/old-name/one web/old-name/two web/old-name/four",
  },
  {
    "topic-retitled-and-old-title-new",
    "Web\n T\n  l One\n  l Two\n  l Three\n  l Four\n",
    "Web\n T\n  l One\n  l Fifth\n U\n  l Two\n  l Three\n  l Four\n",
    "web web/t-2 web/t/one web/t-2/fifth web/t web/t/two web/t/three web/t/four",
  },
  {
    "topic-divided",
    "Web\n T\n  l One\n  l Two\n  l Three\n",
    "Web\n Else\n  l Three\n T\n  l One\n  l Two\n",
    "web web/else web/t/three web/t web/t/one web/t/two",
  },
  {
    "stage-retitled",
    "Web\n T\n  l One\n U\n  l Two\n",
    "The net\n T\n  l One\n U\n  l Two\n",
    "web web/t web/t/one web/u web/u/two",
  },
  {
    "kind-changed",
    "Web\n T\n  l One\n  c Two " A "\n  P Project\n",
    "Web\n T\n  r One\n  r Two " A "\n",
    "web web/t web/t/one web/t/two",
  },
  {
    "project-goes-with-its-course",
    "Web\n T\n  c One " A "\n  P First\n  p Own\n U\n  l X\n",
    "Web\n T\n  p Mine\n U\n  l X\n  c Uno " A "\n  P Erste\n",
    "web web/t web/t/project web/u web/u/x web/t/one web/t/one/project",
  },
  {
    "gone-is-not-given-again",
    "Web\n T\n  l One " A "\n  l Two\n  l Keep\n",
    "Web\n T\n  l Keep\n  c One! " B "\n U\n  c Two? " B "\n",
    "web web/t web/t/keep web/t/one-2 web/u web/u/two",
  },
  {
    "alike",
    "Web\n T\n  l Introduction to Python\n  l Lists\n",
    "Web\n T\n  l An introduction to Python\n  l Dictionaries\n",
    "web web/t web/t/introduction-to-python web/t/dictionaries",
  },
  {
    "typing-error",
    "Web\n T\n  l Fundementals of programing\n",
    "Web\n T\n  l Fundamentals of programming\n",
    "web web/t web/t/fundementals-of-programing",
  },
  {
    "not-alike-enough",
    "Web\n T\n  l Python\n",
    "Web\n T\n  l Python for people in hurry\n",
    "web web/t web/t/python-for-people-in-hurry",
  },
  {
    "alike-but-for-a-word",
    "Web\n T\n  l Introduction to Django\n",
    "Web\n T\n  l Introduction to Flask\n",
    "web web/t web/t/introduction-to-flask",
  },
  {
    "alike-but-other-number",
    "Web\n T\n  l Python, part 1\n",
    "Web\n T\n  l Python, part 2\n",
    "web web/t web/t/python-part-2",
  },
  {
    "two-alike",
    "Web\n T\n  l Pythonx lists\n  l Pythony lists\n",
    "Web\n T\n  l Python lists\n",
    "web web/t web/t/python-lists",
  },
  {
    "two-alike-now",
    "Web\n T\n  l Python lists\n",
    "Web\n T\n  l Pythonx lists\n  l Pythony lists\n",
    "web web/t web/t/pythonx-lists web/t/pythony-lists",
  },
  {
    "alike-elsewhere",
    "Web\n T\n  l Introduction to Python\n  l Keep\n U\n  l Stay\n",
    "Web\n T\n  l Keep\n U\n  l Stay\n  l An introduction to Python\n",
    "web web/t web/t/keep web/u web/u/stay web/u/an-introduction-to-python",
  },
  {
    "topics-and-stages-alike",
    "Web frameworks\n Django framework\n  l One\n",
    "The web frameworks\n The Django framework\n  l Another\n",
    "web-frameworks web-frameworks/django-framework web-frameworks/django-framework/another",
  },
  {
    "case-and-accents",
    "Web\n Programação\n  l Introdução\n",
    "WEB\n PROGRAMACAO\n  l introducao\n",
    "web web/programacao web/programacao/introducao",
  },
  {
    "links-normalised",
    "W\n T\n  l 1 <https://example.org/x>\n  l 2 <http://www.example.org/y/?a=1&utm_source=z>\n"
    "  l 3 <https://example.org/z#one>\n  l 4 <https://example.org/z#two>\n  l 5 <https://example.org/w>\n",
    "W\n T\n  l Ae <https://example.org/w#top>\n  l Be <https://example.org/z#two>\n"
    "  l Ce <https://example.org/z#one>\n  l De <https://EXAMPLE.org/y?a=1>\n"
    "  l Ee <http://www.example.org:80/x/?utm_medium=m&fbclid=1>\n",
    "w w/t w/t/5 w/t/4 w/t/3 w/t/2 w/t/1",
  },
  {
    "links-differ",
    "W\n T\n  l One <https://example.org/x?v=1>\n  l Two <https://example.org/x#a>\n",
    "W\n T\n  l Alpha <https://example.org/x?v=2>\n  l Beta <https://example.org/x#b>\n",
    "w w/t w/t/alpha w/t/beta",
  },
  {
    "archived-comes-back",
    "Web\n T\n  l Keep\n+Archived\n Gone\n  l One\n  l Two\n",
    "Web\n T\n  l Keep\n Gone\n  l One\n  l Three\n",
    "web web/t web/t/keep archived/gone archived/gone/one archived/gone/three",
  },
};

static void
test_later (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (StudyContent) earlier = fixture_content_new (later_cases[i].earlier);
  g_autoptr (StudyContent) content = fixture_content_new (later_cases[i].outline);
  g_autofree char *ids = NULL;

  study_content_assign_ids (earlier, NULL);
  study_content_assign_ids (content, earlier);
  ids = fixture_content_ids (content);
  g_assert_cmpstr (ids, ==, later_cases[i].ids);
  fixture_assert_valid (content);
}

/* An item of an archived copy of a topic comes back to that topic. */
static void
test_archived_copy (void)
{
  g_autoptr (StudyContent) earlier = fixture_content_new ("Web\n T\n  l Keep\n+Archived\n T\n  l One\n");
  g_autoptr (StudyContent) content = fixture_content_new ("Web\n U\n  l One\n T\n  l Keep\n  l One\n");
  StudyContentStage *archived;
  g_autofree char *ids = NULL;

  study_content_assign_ids (earlier, NULL);
  archived = fixture_last (earlier->stages);
  g_set_str (&((StudyContentTopic *) fixture_last (archived->topics))->id, "archived/web/t");
  study_content_assign_ids (content, earlier);
  ids = fixture_content_ids (content);
  g_assert_cmpstr (ids, ==, "web web/u web/u/one web/t web/t/keep archived/t/one");
}

/* Final ids stay, also when there is no earlier edition and when what follows
 * from them has been given to something else. */
static void
test_final (void)
{
  g_autoptr (StudyContent) content = fixture_content_new ("Web\n T\n  l One\n U > T\n  c Two\n  P Its\n");
  g_autoptr (StudyContent) copy = NULL;
  StudyContentStage *stage = fixture_last (content->stages);
  StudyContentTopic *first = g_ptr_array_index (stage->topics, 0);
  StudyContentTopic *second = g_ptr_array_index (stage->topics, 1);
  g_autofree char *ids = NULL;
  g_autofree char *again = NULL;

  g_set_str (&first->id, "other/path");
  g_set_str (&((StudyContentItem *) fixture_last (first->items))->id, "web/u");
  g_ptr_array_set_size (second->requires, 0);
  g_ptr_array_add (second->requires, g_strdup ("other/path"));
  g_ptr_array_add (second->requires, g_strdup ("#nowhere"));
  g_ptr_array_add (second->requires, g_strdup ("other/path"));
  g_ptr_array_add (second->requires, g_strdup (second->id));

  study_content_assign_ids (content, NULL);
  ids = fixture_content_ids (content);
  g_assert_cmpstr (ids, ==, "web other/path web/u web/u-2 web/u-2/two web/u-2/two/project");
  g_assert_cmpuint (second->requires->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (second->requires, 0), ==, "other/path");
  g_assert_cmpstr (((StudyContentItem *) fixture_last (second->items))->course_id, ==, "web/u-2/two");
  fixture_assert_valid (content);

  copy = study_content_copy (content);
  study_content_assign_ids (copy, content);
  again = fixture_content_ids (copy);
  g_assert_cmpstr (again, ==, ids);
}

/* A project of a course that is elsewhere is its topic's. */
static void
test_lost_course (void)
{
  g_autoptr (StudyContent) content = fixture_content_new ("Web\n T\n  c One\n  P Its\n");
  StudyContentTopic *topic = fixture_last (((StudyContentStage *) fixture_last (content->stages))->topics);
  g_autofree char *ids = NULL;

  g_ptr_array_remove_index (topic->items, 0);
  study_content_assign_ids (content, NULL);
  ids = fixture_content_ids (content);
  g_assert_cmpstr (ids, ==, "web web/t web/t/project");
  fixture_assert_valid (content);
}

/* Random trails and edits. The provider says what an item is, at which
 * nothing looks, and what a topic is in its text. */

static const char * const words[] = {
  "graph", "loop", "index", "query", "thread", "socket", "parser", "matrix", "signal", "buffer", "kernel", "vector",
};

static char *
random_title (void)
{
  return g_strdup_printf ("%s %s", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))],
                          words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
}

/* With a link of its own and any title, or without one and a title of its own. */
static StudyContentItem *
random_item (guint *n)
{
  static const StudyItemKind kinds[] = { STUDY_ITEM_LESSON, STUDY_ITEM_COURSE, STUDY_ITEM_RESOURCE };
  guint number = ++*n;
  g_autofree char *id = g_strdup_printf ("#i%u", number);
  g_autofree char *title = random_title ();
  StudyContentItem *item = study_content_item_new (id, kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))], title);

  item->provider = g_strdup_printf ("%u", number);
  if (g_test_rand_bit ())
    {
      item->url = g_strdup_printf ("https://example.org/%u", number);
    }
  else
    {
      g_free (item->title);
      item->title = g_strdup_printf ("%s %u", title, number);
    }

  return item;
}

static StudyContentTopic *
random_topic (guint *n)
{
  guint number = ++*n;
  g_autofree char *id = g_strdup_printf ("#t%u", number);
  g_autofree char *title = random_title ();
  StudyContentTopic *topic = study_content_topic_new (id, title);
  guint n_items = g_test_rand_int_range (4, 8);

  topic->text = g_strdup_printf ("%u", number);
  for (guint i = 0; i < n_items; i++)
    {
      StudyContentItem *item = random_item (n);

      g_ptr_array_add (topic->items, item);
      if (item->kind == STUDY_ITEM_COURSE && g_test_rand_bit ())
        {
          g_autofree char *project_id = g_strconcat (item->id, "p", NULL);
          StudyContentItem *project = study_content_item_new (project_id, STUDY_ITEM_PROJECT, "Project");

          project->course_id = g_strdup (item->id);
          project->provider = g_strconcat (item->provider, "p", NULL);
          g_ptr_array_add (topic->items, project);
        }
    }

  return topic;
}

static StudyContent *
random_content (guint *n)
{
  StudyContent *content = study_content_new ("sample", "A sample");
  guint n_stages = g_test_rand_int_range (1, 5);

  for (guint i = 0; i < n_stages; i++)
    {
      g_autofree char *id = g_strdup_printf ("#s%u", i);
      g_autofree char *title = random_title ();
      StudyContentStage *stage = study_content_stage_new (id, title);
      guint n_topics = g_test_rand_int_range (3, 6);

      stage->text = g_strdup_printf ("%u", i);
      for (guint j = 0; j < n_topics; j++)
        g_ptr_array_add (stage->topics, random_topic (n));
      g_ptr_array_add (content->stages, stage);
    }

  return content;
}

static gpointer
random_element (GPtrArray *array)
{
  return g_ptr_array_index (array, g_test_rand_int_range (0, array->len));
}

static StudyContentTopic *
random_topic_of (StudyContent *content)
{
  StudyContentStage *stage;

  do
    stage = random_element (content->stages);
  while (stage->topics->len == 0);

  return random_element (stage->topics);
}

static void
swap (GPtrArray *array)
{
  guint a = g_test_rand_int_range (0, array->len);
  guint b = g_test_rand_int_range (0, array->len);
  gpointer element = array->pdata[a];

  array->pdata[a] = array->pdata[b];
  array->pdata[b] = element;
}

/* Forgets the ids of the content, as reading a file again does. */
static void
make_provisional (StudyContent *content)
{
  for (guint i = 0; i < content->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (content->stages, i);
      g_autofree char *stage_id = g_strconcat ("#", stage->id, NULL);

      g_set_str (&stage->id, stage_id);
      for (guint j = 0; j < stage->topics->len; j++)
        {
          StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);
          g_autofree char *topic_id = g_strconcat ("#", topic->id, NULL);

          g_set_str (&topic->id, topic_id);
          for (guint k = 0; k < topic->items->len; k++)
            {
              StudyContentItem *item = g_ptr_array_index (topic->items, k);
              g_autofree char *id = g_strconcat ("#", item->id, NULL);
              g_autofree char *course_id = item->course_id != NULL ? g_strconcat ("#", item->course_id, NULL) : NULL;

              g_set_str (&item->id, id);
              g_set_str (&item->course_id, course_id);
            }
        }
    }
}

static void
retitle (char **title)
{
  g_autofree char *other = g_strdup_printf ("%s anew", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);

  g_set_str (title, other);
}

/* A random item that can go elsewhere alone: no project, and no course, which
 * may have one. */
static gboolean
find_single (StudyContentTopic *topic,
             guint             *position)
{
  StudyContentItem *item;

  *position = g_test_rand_int_range (0, topic->items->len);
  item = g_ptr_array_index (topic->items, *position);

  return item->kind == STUDY_ITEM_LESSON || item->kind == STUDY_ITEM_RESOURCE;
}

/* Changes one thing in a topic, so that there is more that stays. */
static void
edit_topic (StudyContent      *content,
            StudyContentTopic *topic,
            guint             *n)
{
  guint position;

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      retitle (&topic->title);
      break;
    case 1:
      swap (topic->items);
      break;
    case 2:
      g_ptr_array_insert (topic->items, g_test_rand_int_range (0, topic->items->len + 1), random_item (n));
      break;
    case 3:
      if (find_single (topic, &position))
        g_ptr_array_remove_index (topic->items, position);
      break;
    case 4:
      if (find_single (topic, &position) && ((StudyContentItem *) topic->items->pdata[position])->url != NULL)
        retitle (&((StudyContentItem *) topic->items->pdata[position])->title);
      break;
    case 5:
      if (find_single (topic, &position))
        g_ptr_array_add (random_topic_of (content)->items, g_ptr_array_steal_index (topic->items, position));
      break;
    default:
      break;
    }
}

static void
edit_content (StudyContent *content,
              guint        *n)
{
  StudyContentStage *stage = random_element (content->stages);
  StudyContentStage *other = random_element (content->stages);

  /* One stage or another, but no topic is edited twice. */
  for (guint i = 0; i < stage->topics->len; i++)
    edit_topic (content, g_ptr_array_index (stage->topics, i), n);

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      swap (content->stages);
      break;
    case 1:
      swap (stage->topics);
      break;
    case 2:
      if (stage->topics->len > 2)
        g_ptr_array_add (other->topics, g_ptr_array_steal_index (stage->topics, 0));
      break;
    case 3:
      g_ptr_array_insert (stage->topics, 0, random_topic (n));
      break;
    case 4:
      if (stage->topics->len > 1)
        g_ptr_array_remove_index (stage->topics, 0);
      break;
    default:
      retitle (&stage->title);
      break;
    }
}

static void
collect (GHashTable *ids,
         GHashTable *by_name,
         char        sort,
         const char *name,
         const char *id)
{
  g_assert_true (g_hash_table_add (ids, (gpointer) id));
  g_assert_true (study_json_id_is_valid (id));
  g_hash_table_insert (by_name, g_strdup_printf ("%c%s", sort, name), (gpointer) id);
}

/* All ids by what they stand for; none stands for two. */
static GHashTable *
collect_ids (const StudyContent *content)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < content->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      collect (ids, by_name, 's', stage->text, stage->id);
      for (guint j = 0; j < stage->topics->len; j++)
        {
          StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);

          collect (ids, by_name, 't', topic->text, topic->id);
          for (guint k = 0; k < topic->items->len; k++)
            {
              StudyContentItem *item = g_ptr_array_index (topic->items, k);

              collect (ids, by_name, 'i', item->provider, item->id);
            }
        }
    }

  return by_name;
}

/* What is in both editions has the same id in both, and a new id is of nothing
 * that was there. */
static void
test_random (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      guint n = 0;
      g_autoptr (StudyContent) earlier = random_content (&n);
      g_autoptr (StudyContent) content = NULL;
      g_autoptr (StudyContent) again = NULL;
      g_autoptr (GHashTable) earlier_ids = NULL;
      g_autoptr (GHashTable) ids = NULL;
      g_autofree char *outcome = NULL;
      g_autofree char *repeated = NULL;
      GHashTableIter iter;
      gpointer name, id;
      guint n_kept = 0;

      study_content_assign_ids (earlier, NULL);
      earlier_ids = collect_ids (earlier);
      content = study_content_copy (earlier);
      make_provisional (content);
      edit_content (content, &n);
      again = study_content_copy (content);
      study_content_assign_ids (content, earlier);
      ids = collect_ids (content);
      fixture_assert_valid (content);

      g_hash_table_iter_init (&iter, ids);
      while (g_hash_table_iter_next (&iter, &name, &id))
        {
          const char *earlier_id = g_hash_table_lookup (earlier_ids, name);

          if (earlier_id == NULL)
            continue;
          g_assert_cmpstr (id, ==, earlier_id);
          n_kept++;
        }
      g_assert_cmpuint (n_kept, >, 3);

      study_content_assign_ids (again, earlier);
      outcome = fixture_content_ids (content);
      repeated = fixture_content_ids (again);
      g_assert_cmpstr (repeated, ==, outcome);
    }
}

#define N_MANY 100000

typedef enum
{
  MANY_IN_TOPICS,
  MANY_ALIKE,
  MANY_THE_SAME,
} Many;

static StudyContent *
many_items (Many        many,
            const char *edition)
{
  StudyContent *content = study_content_new ("sample", "A sample");
  StudyContentStage *stage = study_content_stage_new ("#s", "Stage");
  StudyContentTopic *topic = NULL;

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *id = g_strdup_printf ("#%u", i);
      g_autofree char *title = many == MANY_THE_SAME ? g_strdup ("Same") :
                               g_strdup_printf ("%s title of number %u", edition, many == MANY_ALIKE ? i : i / 2);
      StudyContentItem *item;

      if (topic == NULL || (many == MANY_IN_TOPICS && i % 100 == 0))
        {
          g_autofree char *topic_title = g_strdup_printf ("Topic %u", i);
          g_autofree char *topic_id = g_strdup_printf ("#t%u", i);

          topic = study_content_topic_new (topic_id, topic_title);
          g_ptr_array_add (stage->topics, topic);
        }
      item = study_content_item_new (id, STUDY_ITEM_LESSON, title);
      item->url = many == MANY_THE_SAME ? g_strdup ("https://example.org/") :
                  many == MANY_IN_TOPICS ? g_strdup_printf ("https://example.org/%u", i) : NULL;
      g_ptr_array_add (topic->items, item);
    }
  g_ptr_array_add (content->stages, stage);

  return content;
}

/* The time is in proportion to the size, whatever is in the editions. The limit
 * is far off for a slow machine, and not to be reached in any other way. */
static void
test_many (gconstpointer data)
{
  Many many = GPOINTER_TO_UINT (data);
  g_autoptr (StudyContent) earlier = many_items (many, "The first");
  g_autoptr (StudyContent) content = many_items (many, "A second");

  g_test_timer_start ();
  study_content_assign_ids (earlier, NULL);
  study_content_assign_ids (content, earlier);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 90 * fixture_patience ());
  g_test_message ("%u items twice: %.2f s", N_MANY, g_test_timer_last ());

  if (many != MANY_ALIKE)
    {
      g_autofree char *earlier_ids = fixture_content_ids (earlier);
      g_autofree char *ids = fixture_content_ids (content);

      g_assert_cmpstr (ids, ==, earlier_ids);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/content-ids/slug", test_slug);
  for (guint i = 0; i < G_N_ELEMENTS (first_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/content-ids/first/", first_cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_first);
    }
  for (guint i = 0; i < G_N_ELEMENTS (later_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/content-ids/later/", later_cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_later);
    }
  g_test_add_func ("/content-ids/archived-copy", test_archived_copy);
  g_test_add_func ("/content-ids/final", test_final);
  g_test_add_func ("/content-ids/lost-course", test_lost_course);
  g_test_add_func ("/content-ids/random", test_random);
  g_test_add_data_func ("/content-ids/many/in-topics", GUINT_TO_POINTER (MANY_IN_TOPICS), test_many);
  g_test_add_data_func ("/content-ids/many/alike", GUINT_TO_POINTER (MANY_ALIKE), test_many);
  g_test_add_data_func ("/content-ids/many/the-same", GUINT_TO_POINTER (MANY_THE_SAME), test_many);

  return g_test_run ();
}
