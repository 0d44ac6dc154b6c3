"""The friendly letters in plain Turkish; a native speaker's review is to be recorded."""

from typing import Final

from outreach_core.letters.shipped.friendly import FriendlyWords

TURKISH: Final = FriendlyWords(
    info="""
    Tarih :: {{ day | date }}
    Yanıt kodunuz :: {{ answer_code }}
    Telefon :: {{ sender.phone }}
    {% if sender.mobile %}
    SMS :: {{ sender.mobile }}
    {% endif %}
    {% if sender.opening_hours %}
    Bize ulaşabileceğiniz saatler :: {{ sender.opening_hours }}
    {% endif %}
    E-posta :: {{ sender.email }}
    """,
    promises="""
    ## Bizim için önemli olan
    - Ziyaret **isteğe bağlıdır**. Kararı siz verirsiniz.
    - Ziyaret **denetim değildir**. Hiçbir şeyi kontrol etmiyoruz.
    - Bizi içeri almanız gerekmez. Kapıda da konuşabiliriz.
    - Paranız bu ziyarete bağlı değildir.
    """,
    ways="""
    - **Telefon:** {{ sender.phone }}
    {% if sender.mobile %}
    veya **SMS:** {{ sender.mobile }}
    {% endif %}
    - **E-posta:** {{ sender.email }}
    - **Posta:** Yanıt sayfasını işaretleyin ve bize gönderin.
    {% if sender.prepaid_envelope %}
    Zarf ektedir, posta ücretini biz ödüyoruz.
    {% endif %}
    """,
    code_by="""
    Yalnızca yanıt kodunuzu söyleyin: **{{ answer_code }}**. O zaman bilgimiz olur. En iyisi
    {{ answer_by | day }} gününe kadar yanıt vermenizdir. Daha sonra da yanıt
    verebilirsiniz.
    """,
    otherwise="""
    Başka bir gün de olabilir. Sizinle başka bir yerde de memnuniyetle buluşuruz: kafede,
    yürüyüşte veya büromuzda. Ziyaret istemiyorsanız lütfen bize söyleyin. O zaman
    gelmeyiz.
    """,
    closing="Sizinle görüşmek bizi mutlu eder. İçten selamlarımızla",
    privacy="""
    ! **Verileriniz:** Adınızı, adresinizi ve yanıtınızı yalnızca bu teklif için
    kullanıyoruz. Hakkınızda neleri kaydettiğimizi bize sorabilirsiniz. Sorumlu:
    {{ sender.office }}.
    {% if sender.privacy_page %}
    Verilerin korunması hakkında daha fazla bilgi: {{ sender.privacy_page }}
    {% endif %}
    ! Bu, size yardımcı olmak için bir çeviridir. Asıl metin Almanca mektuptur.
    """,
    first_subject="Sizden yeniden haber almak istiyoruz",
    first_letter="""
    Uzun zamandır sizden haber alamadık. Bu yüzden sizi düşünüyor ve merak ediyoruz.
    **İyi misiniz?**

    Sizi ziyaret etmek ve dinlemek istiyoruz. Bir şeye ihtiyacınız varsa sizinle birlikte
    bir yol ararız.

    ## Kim gelecek ve ne zaman
    Biz {{ team | names }}, {{ sender.office }}. Her zaman iki kişi geliriz.
    {{ invitation.first_day | day }} ile {{ invitation.last_day | day }} arasında bir kez
    kapınızı çalmak istiyoruz. Size ne zaman uygun olduğunu lütfen bize söyleyin.
    """,
    answering="Bize nasıl yanıt verebilirsiniz",
    announced_subject="Sizi ziyaret etmek istiyoruz",
    announcement="""
    Nasıl olduğunuzu bilmek istiyoruz. Bu yüzden sizi ziyaret etmek ve dinlemek istiyoruz.
    **Bu gün size uygun mu?**

    ## Ziyaretimiz
    """,
    slot="""
    Gün :: {{ slot.day | day }}
    Saat :: {{ slot.start_minute | clock }} ile {{ slot.end_minute | clock }} arasında
    {% if place %}
    Nerede :: {{ place }}
    {% else %}
    Nerede :: evinizde
    {% endif %}
    Kim geliyor :: {{ team | names }}; her zaman iki kişi geliriz
    """,
    if_not="Gün size uygun değilse",
    call_off="""
    Lütfen bize {{ answer_by | day }} gününe kadar haber verin. Daha sonra da, hatta kapıda
    bile vazgeçebilirsiniz. Yanıt kodunuz yeterlidir: **{{ answer_code }}**.
    """,
    reply_head="""
    ## Yanıtım
    Size uygun olanı işaretleyin. Sonra yalnızca bu sayfayı geri gönderin. Numaralar Almanca
    sayfadakilerle aynıdır.

    Yanıt adresi :: {{ sender.return_line }}
    Yanıt kodum :: **{{ answer_code }}**
    """,
    visit_heading="Ziyaret",
    yes_visit="Evet, beni ziyaret edebilirsiniz.",
    yes_slot="Evet, bu gün bana uygun.",
    visit_boxes="""
    [ ] Evet, ama başka bir gün. Bana uygun olan: ____
    [ ] Lütfen önce beni arayın. Numaram: ____
    [ ] Sizinle kafede buluşmayı tercih ederim.
    [ ] Sizinle yürüyüşe çıkmayı tercih ederim.
    [ ] Büronuza gelmeyi tercih ederim.
    """,
    wishes="""
    ## İsteklerim
    [ ] Lütfen bir kadın da gelsin.
    [ ] Lütfen bir erkek de gelsin.
    [ ] Lütfen benimle şu dilde konuşun: ____
    [ ] Benim için şu da önemli: ____
    """,
    no_visit="""
    ## Ziyaret istemiyorum
    [ ] Ben iyiyim. Şu anda bir şeye ihtiyacım yok.
    [ ] Şu anda ziyaret istemiyorum.
    [ ] Lütfen beni hiçbir zaman ziyaret etmeyin.

    Yanıtınız için teşekkür ederiz. Adınızı yazmanız gerekmez.
    """,
)
"""The Turkish words."""
