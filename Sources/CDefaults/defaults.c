#include "CDefaults.h"

// `#embed` is C23; clang has had it since version 19.
#pragma clang diagnostic ignored "-Wc23-extensions"

#define FILE_BYTES(name) static const unsigned char name[] =
FILE_BYTES(minqing_yaml) {
#embed "../../config/minqing.yaml"
};
FILE_BYTES(topics_yaml) {
#embed "../../config/topics.yaml"
};
FILE_BYTES(departments_yaml) {
#embed "../../config/departments.yaml"
};
FILE_BYTES(places_yaml) {
#embed "../../config/places.yaml"
};
FILE_BYTES(casework_yaml) {
#embed "../../config/casework.yaml"
};
FILE_BYTES(ballots_yaml) {
#embed "../../config/ballots.yaml"
};
FILE_BYTES(rates_yaml) {
#embed "../../config/rates.yaml"
};
FILE_BYTES(stations_yaml) {
#embed "../../config/stations.yaml"
};
FILE_BYTES(appraisals_yaml) {
#embed "../../config/appraisals.yaml"
};
FILE_BYTES(annual_yaml) {
#embed "../../config/annual.yaml"
};
FILE_BYTES(matters_yaml) {
#embed "../../config/matters.yaml"
};
FILE_BYTES(calendar_cn_yaml) {
#embed "../../config/calendar/cn.yaml"
};
FILE_BYTES(calendar_iso_weekends_yaml) {
#embed "../../config/calendar/iso-weekends.yaml"
};
FILE_BYTES(digest_html) {
#embed "../../config/templates/digest.html.mustache"
};
FILE_BYTES(digest_md) {
#embed "../../config/templates/digest.md.mustache"
};
FILE_BYTES(digest_css) {
#embed "../../config/templates/digest.css"
};
FILE_BYTES(dossier_html) {
#embed "../../config/templates/dossier.html.mustache"
};
FILE_BYTES(dossier_items_html) {
#embed "../../config/templates/dossier-items.html.mustache"
};
FILE_BYTES(dossier_css) {
#embed "../../config/templates/dossier.css"
};
FILE_BYTES(projects_html) {
#embed "../../config/templates/projects.html.mustache"
};
FILE_BYTES(project_html) {
#embed "../../config/templates/project.html.mustache"
};
FILE_BYTES(project_css) {
#embed "../../config/templates/project.css"
};
FILE_BYTES(public_html) {
#embed "../../config/templates/public.html.mustache"
};
FILE_BYTES(learning_html) {
#embed "../../config/templates/learning.html.mustache"
};
FILE_BYTES(learning_md) {
#embed "../../config/templates/learning.md.mustache"
};
FILE_BYTES(annual_css) {
#embed "../../config/templates/annual.css"
};
FILE_BYTES(items_html) {
#embed "../../config/templates/items.html.mustache"
};
FILE_BYTES(index_html) {
#embed "../../config/templates/index.html.mustache"
};
FILE_BYTES(mail_html) {
#embed "../../config/templates/mail.html.mustache"
};
FILE_BYTES(mail_txt) {
#embed "../../config/templates/mail.txt.mustache"
};

static const struct minqing_default defaults[] = {
    {"minqing.yaml", minqing_yaml, sizeof minqing_yaml},
    {"topics.yaml", topics_yaml, sizeof topics_yaml},
    {"departments.yaml", departments_yaml, sizeof departments_yaml},
    {"places.yaml", places_yaml, sizeof places_yaml},
    {"casework.yaml", casework_yaml, sizeof casework_yaml},
    {"ballots.yaml", ballots_yaml, sizeof ballots_yaml},
    {"rates.yaml", rates_yaml, sizeof rates_yaml},
    {"stations.yaml", stations_yaml, sizeof stations_yaml},
    {"appraisals.yaml", appraisals_yaml, sizeof appraisals_yaml},
    {"annual.yaml", annual_yaml, sizeof annual_yaml},
    {"matters.yaml", matters_yaml, sizeof matters_yaml},
    {"calendar/cn.yaml", calendar_cn_yaml, sizeof calendar_cn_yaml},
    {"calendar/iso-weekends.yaml", calendar_iso_weekends_yaml,
     sizeof calendar_iso_weekends_yaml},
    {"templates/digest.html.mustache", digest_html, sizeof digest_html},
    {"templates/digest.md.mustache", digest_md, sizeof digest_md},
    {"templates/digest.css", digest_css, sizeof digest_css},
    {"templates/dossier.html.mustache", dossier_html, sizeof dossier_html},
    {"templates/dossier-items.html.mustache", dossier_items_html,
     sizeof dossier_items_html},
    {"templates/dossier.css", dossier_css, sizeof dossier_css},
    {"templates/projects.html.mustache", projects_html, sizeof projects_html},
    {"templates/project.html.mustache", project_html, sizeof project_html},
    {"templates/project.css", project_css, sizeof project_css},
    {"templates/public.html.mustache", public_html, sizeof public_html},
    {"templates/learning.html.mustache", learning_html, sizeof learning_html},
    {"templates/learning.md.mustache", learning_md, sizeof learning_md},
    {"templates/annual.css", annual_css, sizeof annual_css},
    {"templates/items.html.mustache", items_html, sizeof items_html},
    {"templates/index.html.mustache", index_html, sizeof index_html},
    {"templates/mail.html.mustache", mail_html, sizeof mail_html},
    {"templates/mail.txt.mustache", mail_txt, sizeof mail_txt},
};

size_t minqing_default_count(void) { return sizeof defaults / sizeof *defaults; }

struct minqing_default minqing_default_at(size_t index) { return defaults[index]; }
