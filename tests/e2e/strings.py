# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window says, for those tests that run in two languages.

Written down and not read from the catalogues, so that a string that is not
translated, or a catalogue that is not found, fails a test.
"""

STRINGS = {
    "en_US": {
        "overview": "Overview",
        "add-course": "Add Course…",
        "notes": "Notes",
        "nothing-found": "No Results Found",
        "topic": "Not started, 0 of 8",
        "total": "0 of 59 items",
        "banner": "This guide recommends finishing “Object-Oriented Programming” first",
    },
    "pt_BR": {
        "overview": "Visão geral",
        "add-course": "Adicionar curso…",
        "notes": "Anotações",
        "nothing-found": "Nenhum resultado encontrado",
        "topic": "Não iniciado, 0 de 8",
        "total": "0 de 59 itens",
        "banner": "Este guia recomenda concluir “Orientação a Objetos” primeiro",
    },
}
