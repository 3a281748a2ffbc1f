package io.github.otpgate.spring;

import io.github.otpgate.model.ConfigurationException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Refuses keys below {@code otp} that do not exist, before anything is bound or opened. It shows no values: what is
 * misspelt may be a secret.
 */
final class KeyCheck implements BeanFactoryPostProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(KeyCheck.class);

    private final Environment environment;

    KeyCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource iterable) {
                if (isEnvironment(source)) {
                    warnOfUnknown(iterable);
                } else {
                    requireKnown(iterable, KnownKeys.ROOT);
                }
            }
        }
    }

    /** The same for what stands below one key now. Variables of the environment stay what they were at the start. */
    static void requireKnown(Environment environment, ConfigurationPropertyName root) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource iterable && !isEnvironment(source)) {
                requireKnown(iterable, root);
            }
        }
    }

    private static boolean isEnvironment(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
    }

    private static void requireKnown(IterableConfigurationPropertySource source, ConfigurationPropertyName root) {
        Map<ConfigurationPropertyName, Set<String>> lists = new LinkedHashMap<>();
        source.stream().filter(root::isAncestorOf).forEach(name -> {
            requireKnown(name);
            requireNoValueAbove(name, source);
            if (isNumbered(name)) {
                lists.computeIfAbsent(name.getParent(), list -> new TreeSet<>()).add(name.getLastElement(Form.UNIFORM));
            }
        });
        lists.forEach(KeyCheck::requireNoGap);
    }

    private static boolean isNumbered(ConfigurationPropertyName name) {
        return name.isNumericIndex(name.getNumberOfElements() - 1);
    }

    private static void requireKnown(ConfigurationPropertyName name) {
        if (!KnownKeys.isKnown(name)) {
            String meant = Spelling.nearest(name.toString(), KnownKeys.all().map(ConfigurationPropertyName::toString))
                    .map(key -> "; " + key + " may be meant")
                    .orElse("");
            throw new ConfigurationException(
                    name.subName(1).toString(),
                    "a key that does not exist" + meant,
                    "the keys " + KnownKeys.near(name));
        }
    }

    /** What stands above the keys of a group would be passed over. In YAML, a group without keys is an empty text. */
    private static void requireNoValueAbove(
            ConfigurationPropertyName name, IterableConfigurationPropertySource source) {
        ConfigurationProperty property = source.getConfigurationProperty(name);
        boolean empty = property == null || property.getValue().toString().isBlank();
        if (KnownKeys.isGroup(name) && !empty) {
            throw new ConfigurationException(
                    name.subName(1).toString(), BindingMistakes.NO_KEYS, KnownKeys.allowed(name));
        }
    }

    /** The binder would stop as well, with a message that shows the values. */
    private static void requireNoGap(ConfigurationPropertyName list, Set<String> indexes) {
        if (!IntStream.range(0, indexes.size()).mapToObj(Integer::toString).allMatch(indexes::contains)) {
            throw new ConfigurationException(
                    list.subName(1).toString(),
                    "the indexes " + indexes,
                    "a list whose indexes begin with 0 and leave none out");
        }
    }

    /** Other programs own variables that begin with {@code OTP_} too, so an unknown one is no reason to stop. */
    private static void warnOfUnknown(IterableConfigurationPropertySource source) {
        source.stream()
                .filter(KnownKeys.ROOT::isAncestorOf)
                .filter(name -> !KnownKeys.isKnownVariable(name))
                .forEach(name -> LOG.warn("The environment variable for {} has no effect: there is no such key", name));
    }
}
