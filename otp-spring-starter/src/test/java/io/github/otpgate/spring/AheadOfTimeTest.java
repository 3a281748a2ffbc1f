package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.spring.redis.OtpRedisAutoConfiguration;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.javapoet.ClassName;

/** What Spring writes down ahead of time, for a native image. */
class AheadOfTimeTest {

    private final InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
    private final RuntimeHints hints = process();

    private RuntimeHints process() {
        DefaultGenerationContext generation =
                new DefaultGenerationContext(new ClassNameGenerator(ClassName.get(AheadOfTimeTest.class)), files);
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            TestPropertyValues.of(Settings.complete()).applyTo(context);
            context.register(
                    OtpRedisAutoConfiguration.class, OtpAutoConfiguration.class, OtpLimitsAutoConfiguration.class);
            new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        }
        generation.writeGeneratedContent();
        return generation.getRuntimeHints();
    }

    @Test
    void hints_everyScript_isKept() throws Exception {
        Resource[] scripts =
                new PathMatchingResourcePatternResolver().getResources("classpath*:io/github/otpgate/redis/*.lua");

        assertThat(scripts)
                .hasSizeGreaterThan(30)
                .allSatisfy(script -> assertThat(RuntimeHintsPredicates.resource()
                                .forResource("io/github/otpgate/redis/" + script.getFilename()))
                        .accepts(hints));
    }

    @Test
    void hints_dataAboutNumbers_isKept() {
        assertThat(RuntimeHintsPredicates.resource()
                        .forResource("com/google/i18n/phonenumbers/data/PhoneNumberMetadataProto_CN"))
                .accepts(hints);
    }

    @Test
    void hints_propertiesWithAllThatIsNested_canBeBound() {
        List.of(
                        OtpProperties.class,
                        OtpProperties.Limits.class,
                        OtpProperties.PurposeMessage.class,
                        OtpProperties.Verifier.class,
                        DeliveryProperties.Routing.class,
                        DeliveryProperties.Rule.class,
                        DeliveryProperties.Callbacks.class)
                .forEach(type -> assertThat(RuntimeHintsPredicates.reflection().onType(type))
                        .as(type.getName())
                        .accepts(hints));
    }

    @Test
    void generated_beans_areWrittenDown() {
        assertThat(files.getGeneratedFiles(Kind.SOURCE).keySet())
                .map(Path::of)
                .map(Path::getFileName)
                .map(Path::toString)
                .contains(
                        "OtpAutoConfiguration__BeanDefinitions.java",
                        "OtpRedisAutoConfiguration__BeanDefinitions.java");
    }
}
